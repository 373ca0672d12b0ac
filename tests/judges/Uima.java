// SPDX-License-Identifier: GPL-3.0-or-later
// Apache UIMA loads each CAS, strictly, says what stands in it, and writes it again: `java -cp uimaj-core.jar Uima.java
// TYPES.xml FOLDER FILE.xmi...`. A line for each annotation: the file, its type, begin, end and the covered text, with tabs
// between and backslashes before what would break the line. What it wrote is in FOLDER, under the same names.
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.apache.uima.UIMAFramework;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.impl.XmiCasDeserializer;
import org.apache.uima.cas.impl.XmiCasSerializer;
import org.apache.uima.cas.text.AnnotationFS;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.util.CasCreationUtils;
import org.apache.uima.util.XMLInputSource;

public class Uima {
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        TypeSystemDescription types
            = UIMAFramework.getXMLParser().parseTypeSystemDescription(new XMLInputSource(arguments[0]));
        for (int index = 2; index < arguments.length; ++index) {
            CAS cas = CasCreationUtils.createCas(types, null, null);
            try (FileInputStream file = new FileInputStream(arguments[index])) {
                XmiCasDeserializer.deserialize(file, cas, false);
            }
            for (Iterator<CAS> views = cas.getViewIterator(); views.hasNext();) {
                for (AnnotationFS annotation : views.next().getAnnotationIndex()) {
                    out.println(String.join("\t", arguments[index], annotation.getType().getName(),
                        String.valueOf(annotation.getBegin()), String.valueOf(annotation.getEnd()),
                        inOneLine(annotation.getCoveredText())));
                }
            }
            File copy = new File(arguments[1], new File(arguments[index]).getName());
            try (OutputStream file = new FileOutputStream(copy)) {
                XmiCasSerializer.serialize(cas, file);
            }
        }
        out.flush();
    }

    private static String inOneLine(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
    }
}
