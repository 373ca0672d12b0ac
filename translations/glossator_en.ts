<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ConllFormat</name>
    <message numerus="yes">
        <source>%n row(s) have fewer columns than the others, and no tag of such a row is read.</source>
        <translation>
            <numerusform>%n row has fewer columns than the others, and no tag of it is read.</numerusform>
            <numerusform>%n rows have fewer columns than the others, and no tag of such a row is read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntityList</name>
    <message numerus="yes">
        <source>%n mention(s)</source>
        <translation>
            <numerusform>%n mention</numerusform>
            <numerusform>%n mentions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n article(s)</source>
        <translation>
            <numerusform>in %n article</numerusform>
            <numerusform>in %n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n relation(s) touched</source>
        <translation>
            <numerusform>%n relation touched</numerusform>
            <numerusform>%n relations touched</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n role(s) of events touched</source>
        <translation>
            <numerusform>%n role of events touched</numerusform>
            <numerusform>%n roles of events touched</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportCheck</name>
    <message numerus="yes">
        <source>Read back: %n file(s), all the same.</source>
        <translation>
            <numerusform>Read back: %n file, the same.</numerusform>
            <numerusform>Read back: %n files, all the same.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportJob</name>
    <message numerus="yes">
        <source>%n article(s) exported</source>
        <translation>
            <numerusform>%n article exported</numerusform>
            <numerusform>%n articles exported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> to %n file(s)</source>
        <translation>
            <numerusform> to %n file</numerusform>
            <numerusform> to %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) would be exported</source>
        <translation>
            <numerusform>%n article would be exported</numerusform>
            <numerusform>%n articles would be exported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) had been written before that.</source>
        <translation>
            <numerusform>%n file had been written before that.</numerusform>
            <numerusform>%n files had been written before that.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportJob</name>
    <message numerus="yes">
        <source>%n new entity(s)</source>
        <translation>
            <numerusform>%n new entity</numerusform>
            <numerusform>%n new entities</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entity(s) that were there already</source>
        <translation>
            <numerusform>%n entity that was there already</numerusform>
            <numerusform>%n entities that were there already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n doubtful span(s) flagged</source>
        <translation>
            <numerusform>%n doubtful span flagged</numerusform>
            <numerusform>%n doubtful spans flagged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import “%1” and %n more</source>
        <translation>
            <numerusform>Import “%1” and %n more</numerusform>
            <numerusform>Import “%1” and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are of no format that can be read, and were passed over: %1.</source>
        <translation>
            <numerusform>%n file is of no format that can be read, and was passed over: %1.</numerusform>
            <numerusform>%n files are of no format that can be read, and were passed over: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ItemDrops</name>
    <message numerus="yes">
        <source>%n entities</source>
        <translation>
            <numerusform>%n entities</numerusform>
            <numerusform>%n entities</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mention(s)</source>
        <translation>
            <numerusform>%n mention</numerusform>
            <numerusform>%n mentions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MentionTip</name>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>mentions</comment>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NameJoin</name>
    <message numerus="yes">
        <source>Join %n mention(s) by name</source>
        <translation>
            <numerusform>Join %n mention by name</numerusform>
            <numerusform>Join %n mentions by name</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Occurrences</name>
    <message numerus="yes">
        <source>Mark %n × “%1” as events: %2</source>
        <translation>
            <numerusform>Mark %n × “%1” as events: %2</numerusform>
            <numerusform>Mark %n × “%1” as events: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark %n × “%1” as %2</source>
        <translation>
            <numerusform>Mark %n × “%1” as %2</numerusform>
            <numerusform>Mark %n × “%1” as %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message numerus="yes">
        <source>%1 needs %n filler(s) of the role %2.</source>
        <translation>
            <numerusform>%1 needs %n filler of the role %2.</numerusform>
            <numerusform>%1 needs %n fillers of the role %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 takes at most %n filler(s) of the role %2.</source>
        <translation>
            <numerusform>%1 takes at most %n filler of the role %2.</numerusform>
            <numerusform>%1 takes at most %n fillers of the role %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n times)</source>
        <translation>
            <numerusform>%1 (%n times)</numerusform>
            <numerusform>%1 (%n times)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Schema</name>
    <message numerus="yes">
        <source>With the %n type(s) still in use the schema gets too large.</source>
        <translation>
            <numerusform>With the %n type still in use the schema gets too large.</numerusform>
            <numerusform>With the %n types still in use the schema gets too large.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The line is indented by %n space(s); it is 0 or 2.</source>
        <translation>
            <numerusform>The line is indented by %n space; it is 0 or 2.</numerusform>
            <numerusform>The line is indented by %n spaces; it is 0 or 2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StateBar</name>
    <message numerus="yes">
        <source>%1: %n article(s)</source>
        <translation>
            <numerusform>%1: %n article</numerusform>
            <numerusform>%1: %n articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TitleBlock</name>
    <message numerus="yes">
        <source>%n min</source>
        <comment>reading time in minutes</comment>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <comment>reading time in hours</comment>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WorkList</name>
    <message numerus="yes">
        <source>%n article(s) not done.</source>
        <translation>
            <numerusform>%n article not done.</numerusform>
            <numerusform>%n articles not done.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) being read again.</source>
        <translation>
            <numerusform>%n article being read again.</numerusform>
            <numerusform>%n articles being read again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) done.</source>
        <translation>
            <numerusform>%n article done.</numerusform>
            <numerusform>%n articles done.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossator::AttributeMarker</name>
    <message numerus="yes">
        <source>There are only %n attribute(s) here.</source>
        <translation>
            <numerusform>There are only %n attribute here.</numerusform>
            <numerusform>There are only %n attributes here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossator::Cas</name>
    <message numerus="yes">
        <source>%n references lead to structures that are not in the file; they were left out.</source>
        <translation>
            <numerusform>%n reference leads to a structure that is not in the file; it was left out.</numerusform>
            <numerusform>%n references lead to structures that are not in the file; they were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: What %n annotators marked is in one article, each under their name.</source>
        <translation>
            <numerusform>%1: What %n annotator marked is in one article, under their name.</numerusform>
            <numerusform>%1: What %n annotators marked is in one article, each under their name.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n annotations are in no view, as if they were deleted. They are kept and not shown.</source>
        <translation>
            <numerusform>%n annotation is in no view, as if it was deleted. It is kept and not shown.</numerusform>
            <numerusform>%n annotations are in no view, as if they were deleted. They are kept and not shown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>the names of some files</comment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: Nobody marked anything in %n documents, which are read as they came to INCEpTION: %2.</source>
        <translation>
            <numerusform>%1: Nobody marked anything in %n document, which is read as it came to INCEpTION: %2.</numerusform>
            <numerusform>%1: Nobody marked anything in %n documents, which are read as they came to INCEpTION: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n files of the zip are of other kinds and were not read: %2.</source>
        <translation>
            <numerusform>%1: %n file of the zip is of another kind and was not read: %2.</numerusform>
            <numerusform>%1: %n files of the zip are of other kinds and were not read: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n relation(s) lack an end that is marked in the text. They are kept and not shown.</source>
        <translation>
            <numerusform>%n relation lacks an end that is marked in the text. It is kept and not shown.</numerusform>
            <numerusform>%n relations lack an end that is marked in the text. They are kept and not shown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossator::ChipBar</name>
    <message numerus="yes">
        <source>%n more …</source>
        <translation>
            <numerusform>%n more …</numerusform>
            <numerusform>%n more …</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossator::DetailsModel</name>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mention(s)</source>
        <translation>
            <numerusform>%n mention</numerusform>
            <numerusform>%n mentions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entity(s)</source>
        <translation>
            <numerusform>%n entity</numerusform>
            <numerusform>%n entities</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event mention(s)</source>
        <translation>
            <numerusform>%n event mention</numerusform>
            <numerusform>%n event mentions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n role(s)</source>
        <translation>
            <numerusform>%n role</numerusform>
            <numerusform>%n roles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n relation(s)</source>
        <translation>
            <numerusform>%n relation</numerusform>
            <numerusform>%n relations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossator::EntityMarker</name>
    <message numerus="yes">
        <source>%n mention(s) name %1</source>
        <translation>
            <numerusform>%n mention names %1</numerusform>
            <numerusform>%n mentions name %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mention(s) name nobody</source>
        <translation>
            <numerusform>%n mention names nobody</numerusform>
            <numerusform>%n mentions name nobody</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Whom do the %n mention(s) name instead?</source>
        <translation>
            <numerusform>Whom does the mention name instead?</numerusform>
            <numerusform>Whom do the %n mentions name instead?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Merge %n entities into which?</source>
        <translation>
            <numerusform>Merge %n entities into which?</numerusform>
            <numerusform>Merge %n entities into which?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Merged %n entity(s) into “%1”. Ctrl+Z takes it back.</source>
        <translation>
            <numerusform>Merged %n entity into “%1”. Ctrl+Z takes it back.</numerusform>
            <numerusform>Merged %n entities into “%1”. Ctrl+Z takes it back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Note that %n entities are not the same</source>
        <translation>
            <numerusform>Note that %n entities are not the same</numerusform>
            <numerusform>Note that %n entities are not the same</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is noted that these %n entities are not the same.</source>
        <translation>
            <numerusform>It is noted that this entity is not the same.</numerusform>
            <numerusform>It is noted that these %n entities are not the same.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossator::EventMarker</name>
    <message numerus="yes">
        <source>%1 is reported in %n place(s) now, each with its own roles.</source>
        <translation>
            <numerusform>%1 is reported in %n place now, each with its own roles.</numerusform>
            <numerusform>%1 is reported in %n places now, each with its own roles.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n report(s) to another event</source>
        <translation>
            <numerusform>Move %n report to another event</numerusform>
            <numerusform>Move %n reports to another event</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) tell of the same event now. Ctrl+Z takes it back.</source>
        <translation>
            <numerusform>%n report tells of the same event now. Ctrl+Z takes it back.</numerusform>
            <numerusform>%n reports tell of the same event now. Ctrl+Z takes it back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Merge %n events into which?</source>
        <translation>
            <numerusform>Merge %n event into which?</numerusform>
            <numerusform>Merge %n events into which?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Merged %n event(s) into one. Ctrl+Z takes it back.</source>
        <translation>
            <numerusform>Merged %n event into one. Ctrl+Z takes it back.</numerusform>
            <numerusform>Merged %n events into one. Ctrl+Z takes it back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossator::EventTreeModel</name>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n role(s) filled</source>
        <translation>
            <numerusform>%n role filled</numerusform>
            <numerusform>%n roles filled</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossator::ExportDialog</name>
    <message numerus="yes">
        <source>%n selected article(s)</source>
        <translation>
            <numerusform>%n selected article</numerusform>
            <numerusform>%n selected articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossator::FileDrops</name>
    <message numerus="yes">
        <source>Import %n files and folders</source>
        <translation>
            <numerusform>Import %n files and folders</numerusform>
            <numerusform>Import %n files and folders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossator::FileJobs</name>
    <message numerus="yes">
        <source>%n file(s) of the same names are there already, “%1” among them. Replace them?</source>
        <translation>
            <numerusform>“%1” is there already. Replace it?</numerusform>
            <numerusform>%n files of the same names are there already, “%1” among them. Replace them?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied: %n line(s).</source>
        <translation>
            <numerusform>Copied: %n line.</numerusform>
            <numerusform>Copied: %n lines.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossator::FlaggedMentions</name>
    <message numerus="yes">
        <source>%1: %n more mention(s) are flagged.</source>
        <translation>
            <numerusform>%1: %n more mention is flagged.</numerusform>
            <numerusform>%1: %n more mentions are flagged.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossator::HistoryModel</name>
    <message numerus="yes">
        <source>Undo of %n action(s), the newest: %1</source>
        <translation>
            <numerusform>Undo of %n action, the newest: %1</numerusform>
            <numerusform>Undo of %n actions, the newest: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Redo of %n action(s), the oldest: %1</source>
        <translation>
            <numerusform>Redo of %n action, the oldest: %1</numerusform>
            <numerusform>Redo of %n actions, the oldest: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossator::ItemPanel</name>
    <message numerus="yes">
        <source>%1: all %n of this kind</source>
        <translation>
            <numerusform>%1: all %n of this kind</numerusform>
            <numerusform>%1: all %n of this kind</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossator::JoinNamesDialog</name>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Join %n Mention(s)</source>
        <translation>
            <numerusform>&amp;Join %n Mention</numerusform>
            <numerusform>&amp;Join %n Mentions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossator::Json</name>
    <message numerus="yes">
        <source>%n further place(s) are not as the file says.</source>
        <translation>
            <numerusform>%n further place is not as the file says.</numerusform>
            <numerusform>%n further places are not as the file says.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossator::LabelStudio</name>
    <message numerus="yes">
        <source>From here on %n task(s) have more than one annotation. All were read, each with its author.</source>
        <translation>
            <numerusform>From here on %n task has more than one annotation. All were read, each with its author.</numerusform>
            <numerusform>From here on %n tasks have more than one annotation. All were read, each with its author.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>From here on %n annotation(s) were skipped by their authors and were not read.</source>
        <translation>
            <numerusform>From here on %n annotation was skipped by its author and was not read.</numerusform>
            <numerusform>From here on %n annotations were skipped by their authors and were not read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossator::MainWindow</name>
    <message numerus="yes">
        <source>%n edit(s) waiting</source>
        <translation>
            <numerusform>%n edit waiting</numerusform>
            <numerusform>%n edits waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Joined %n mention(s) by name. Ctrl+Z takes it back.</source>
        <translation>
            <numerusform>Joined %n mention by name. Ctrl+Z takes it back.</numerusform>
            <numerusform>Joined %n mentions by name. Ctrl+Z takes it back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took back %n action(s). Ctrl+Shift+Z redoes all of them.</source>
        <translation>
            <numerusform>Took back %n action. Ctrl+Shift+Z redoes all of them.</numerusform>
            <numerusform>Took back %n actions. Ctrl+Shift+Z redoes all of them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Redone: %n action(s). Ctrl+Z undoes the last of them.</source>
        <translation>
            <numerusform>Redone: %n action. Ctrl+Z undoes the last of them.</numerusform>
            <numerusform>Redone: %n actions. Ctrl+Z undoes the last of them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete All %n Mention(s) of This Text</source>
        <translation>
            <numerusform>Delete %n Mention of This Text</numerusform>
            <numerusform>Delete All %n Mentions of This Text</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossator::Marking</name>
    <message numerus="yes">
        <source>Delete %n item(s)</source>
        <translation>
            <numerusform>Delete %n item</numerusform>
            <numerusform>Delete %n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossator::MentionMarker</name>
    <message numerus="yes">
        <source>Marked “%1” and joined it to %2, %n mention(s) now.</source>
        <translation>
            <numerusform>Marked “%1” and joined it to %2, %n mention now.</numerusform>
            <numerusform>Marked “%1” and joined it to %2, %n mentions now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossator::NewProjectDialog</name>
    <message numerus="yes">
        <source>%n type(s) of mention</source>
        <translation>
            <numerusform>%n type of mention</numerusform>
            <numerusform>%n types of mention</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of relation</source>
        <translation>
            <numerusform>%n of relation</numerusform>
            <numerusform>%n of relation</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of event</source>
        <translation>
            <numerusform>%n of event</numerusform>
            <numerusform>%n of event</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossator::OccurrenceMarker</name>
    <message numerus="yes">
        <source>%1, %n mention(s)</source>
        <translation>
            <numerusform>%1, %n mention</numerusform>
            <numerusform>%1, %n mentions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) left out: the text or the marks changed meanwhile.</source>
        <translation>
            <numerusform>%n place left out: the text or the marks changed meanwhile.</numerusform>
            <numerusform>%n places left out: the text or the marks changed meanwhile.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossator::OccurrenceModel</name>
    <message numerus="yes">
        <source>New: %n</source>
        <translation>
            <numerusform>New: %n</numerusform>
            <numerusform>New: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Something is marked here, tick to mark anyhow: %n</source>
        <translation>
            <numerusform>Something is marked here, tick to mark anyhow: %n</numerusform>
            <numerusform>Something is marked here, tick to mark anyhow: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Marked already: %n</source>
        <translation>
            <numerusform>Marked already: %n</numerusform>
            <numerusform>Marked already: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossator::Picker</name>
    <message numerus="yes">
        <source>%n chosen, Space changes that</source>
        <translation>
            <numerusform>%n chosen, Space changes that</numerusform>
            <numerusform>%n chosen, Space changes that</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in all, the likely ones are listed</source>
        <translation>
            <numerusform>%n in all, the likely ones are listed</numerusform>
            <numerusform>%n in all, the likely ones are listed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n match(es), the best are listed</source>
        <translation>
            <numerusform>%n match, the best are listed</numerusform>
            <numerusform>%n matches, the best are listed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n choice(s)</source>
        <translation>
            <numerusform>%n choice</numerusform>
            <numerusform>%n choices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossator::Records</name>
    <message numerus="yes">
        <source>%n of the entries of “%1” cannot be read here; they are kept as they are.</source>
        <translation>
            <numerusform>%n of the entries of “%1” cannot be read here; it is kept as it is.</numerusform>
            <numerusform>%n of the entries of “%1” cannot be read here; they are kept as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n more record(s) could not be read.</source>
        <translation>
            <numerusform>%1: %n more record could not be read.</numerusform>
            <numerusform>%1: %n more records could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nor can %n other record(s) be read.</source>
        <translation>
            <numerusform>Nor can %n other record be read.</numerusform>
            <numerusform>Nor can %n other records be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossator::RelationMarker</name>
    <message numerus="yes">
        <source>%1, or %n more</source>
        <comment>types of relations</comment>
        <translation>
            <numerusform>%1, or %n more</numerusform>
            <numerusform>%1, or %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossator::Repeater</name>
    <message numerus="yes">
        <source>%n more left.</source>
        <translation>
            <numerusform>%n more left.</numerusform>
            <numerusform>%n more left.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossator::RoleFiller</name>
    <message numerus="yes">
        <source>%1 has only %n role(s).</source>
        <translation>
            <numerusform>%1 has only %n role.</numerusform>
            <numerusform>%1 has only %n roles.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: “%2”. The schema has room for %n only: it is listed as a problem.</source>
        <translation>
            <numerusform>%1: “%2”. The schema has room for %n only: it is listed as a problem.</numerusform>
            <numerusform>%1: “%2”. The schema has room for %n only: it is listed as a problem.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossator::Spacy</name>
    <message numerus="yes">
        <source>%1: %n record(s) with the answer “%2” were not read.</source>
        <translation>
            <numerusform>%1: %n record with the answer “%2” was not read.</numerusform>
            <numerusform>%1: %n records with the answer “%2” were not read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossator::Store</name>
    <message numerus="yes">
        <source>Remove %n article(s)</source>
        <translation>
            <numerusform>Remove %n article</numerusform>
            <numerusform>Remove %n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %n entity(s) to %1</source>
        <translation>
            <numerusform>Change %n entity to %1</numerusform>
            <numerusform>Change %n entities to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Merge %n entity(s) into “%1”</source>
        <translation>
            <numerusform>Merge %n entity into “%1”</numerusform>
            <numerusform>Merge %n entities into “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Split %n mention(s) off as “%1”</source>
        <translation>
            <numerusform>Split %n mention off as “%1”</numerusform>
            <numerusform>Split %n mentions off as “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n entity(s)</source>
        <translation>
            <numerusform>Delete %n entity</numerusform>
            <numerusform>Delete %n entities</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Merge %n event(s) into one</source>
        <translation>
            <numerusform>Merge %n event into one</numerusform>
            <numerusform>Merge %n events into one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n event(s)</source>
        <translation>
            <numerusform>Delete %n event</numerusform>
            <numerusform>Delete %n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n event mention(s)</source>
        <translation>
            <numerusform>Delete %n event mention</numerusform>
            <numerusform>Delete %n event mentions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Empty %n role(s)</source>
        <translation>
            <numerusform>Empty %n role</numerusform>
            <numerusform>Empty %n roles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %n relation(s) to %1</source>
        <translation>
            <numerusform>Change %n relation to %1</numerusform>
            <numerusform>Change %n relations to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change the status of %n relation(s)</source>
        <translation>
            <numerusform>Change the status of %n relation</numerusform>
            <numerusform>Change the status of %n relations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n relation(s)</source>
        <translation>
            <numerusform>Delete %n relation</numerusform>
            <numerusform>Delete %n relations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n of them from the backup</source>
        <translation>
            <numerusform>, %n of them from the backup</numerusform>
            <numerusform>, %n of them from the backup</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n left out because what they belong to is lost</source>
        <translation>
            <numerusform>, %n left out because what they belong to is lost</numerusform>
            <numerusform>, %n left out because what they belong to is lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %n mention(s) to %1</source>
        <translation>
            <numerusform>Change %n mention to %1</numerusform>
            <numerusform>Change %n mentions to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept %n mention(s)</source>
        <translation>
            <numerusform>Accept %n mention</numerusform>
            <numerusform>Accept %n mentions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reject %n mention(s)</source>
        <translation>
            <numerusform>Reject %n mention</numerusform>
            <numerusform>Reject %n mentions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Suggest %n mention(s)</source>
        <translation>
            <numerusform>Suggest %n mention</numerusform>
            <numerusform>Suggest %n mentions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n mention(s)</source>
        <translation>
            <numerusform>Delete %n mention</numerusform>
            <numerusform>Delete %n mentions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete the entity “%1” and keep its %n mention(s)</source>
        <translation>
            <numerusform>Delete the entity “%1” and keep its %n mention</numerusform>
            <numerusform>Delete the entity “%1” and keep its %n mentions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossator::Tables</name>
    <message numerus="yes">
        <source>%n entity(s) have no type in the list; they were made “Entity”.</source>
        <translation>
            <numerusform>%n entity has no type in the list; it was made “Entity”.</numerusform>
            <numerusform>%n entities have no type in the list; they were made “Entity”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) of the set are not beside it: %1; what stood there was not read.</source>
        <translation>
            <numerusform>%n table of the set is not beside it: %1; what stood there was not read.</numerusform>
            <numerusform>%n tables of the set are not beside it: %1; what stood there was not read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossator::WebAnnoTsv</name>
    <message numerus="yes">
        <source>%n token(s) do not stand where the file says; what covers them is flagged.</source>
        <translation>
            <numerusform>%n token does not stand where the file says; what covers it is flagged.</numerusform>
            <numerusform>%n tokens do not stand where the file says; what covers them is flagged.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glossator::WebAnnotation</name>
    <message numerus="yes">
        <source>%1: %n annotation(s) of “%2” are kept and not read: the text beside the file is of another source.</source>
        <translation>
            <numerusform>%1: %n annotation of “%2” is kept and not read: the text beside the file is of another source.</numerusform>
            <numerusform>%1: %n annotations of “%2” are kept and not read: the text beside the file is of another source.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n thing(s) that the file speaks of are not in it, the first %2; what hangs on them was not read.</source>
        <translation>
            <numerusform>%1: %n thing that the file speaks of is not in it, %2; what hangs on it was not read.</numerusform>
            <numerusform>%1: %n things that the file speaks of are not in it, the first %2; what hangs on them was not read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n annotation(s) from here on tell of other annotations or pages; they are kept and not read.</source>
        <translation>
            <numerusform>%n annotation tells of another annotation or page; it is kept and not read.</numerusform>
            <numerusform>%n annotations from here on tell of other annotations or pages; they are kept and not read.</numerusform>
        </translation>
    </message>
</context>
</TS>
