<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>DetailsModel</name>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
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
</context>
<context>
    <name>ImportJob</name>
    <message numerus="yes">
        <source>Import %n file(s)</source>
        <translation>
            <numerusform>Import %n file</numerusform>
            <numerusform>Import %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n file(s) from “%1”</source>
        <translation>
            <numerusform>Import %n file from “%1”</numerusform>
            <numerusform>Import %n files from “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; %n doubtful span(s) flagged</source>
        <translation>
            <numerusform>; %n doubtful span flagged</numerusform>
            <numerusform>; %n doubtful spans flagged</numerusform>
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
</context>
<context>
    <name>glossator::Marker</name>
    <message numerus="yes">
        <source>Marked “%1” and joined it to %2, %n mention(s) now.</source>
        <translation>
            <numerusform>Marked “%1” and joined it to %2, %n mention now.</numerusform>
            <numerusform>Marked “%1” and joined it to %2, %n mentions now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n mention(s)</source>
        <translation>
            <numerusform>%1, %n mention</numerusform>
            <numerusform>%1, %n mentions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>filled %n time(s), </source>
        <translation>
            <numerusform>filled once, </numerusform>
            <numerusform>filled %n times, </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Merged %n entity(s) into “%1”.</source>
        <translation>
            <numerusform>Merged %n entity into “%1”.</numerusform>
            <numerusform>Merged %n entities into “%1”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Merged %n event(s) into one.</source>
        <translation>
            <numerusform>Merged %n event into one.</numerusform>
            <numerusform>Merged %n events into one.</numerusform>
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
</context>
</TS>
