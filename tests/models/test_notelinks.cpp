#include "models/domain/paper.h"
#include "models/notes/notelinks.h"
#include "models/notes/notetemplate.h"
#include "models/notes/wordcount.h"

#include <QtGui/QTextDocument>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace offprint;

/// What a note's text links to, and how many words it has.
class TestNoteLinks : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] static Paper paper(const QString& title, const QString& arxiv = {}, const QString& doi = {})
    {
        Paper made;
        made.title = title;
        made.ids.arxiv = arxiv;
        made.ids.doi = doi;
        return made;
    }

private Q_SLOTS:
    void links_data()
    {
        QTest::addColumn<QString>("note");
        QTest::addColumn<QStringList>("found"); // "target|label"
        QTest::newRow("id") << u"see [[arxiv:2403.01234]]."_s
                            << QStringList{u"arxiv:2403.01234|arxiv:2403.01234"_s};
        QTest::newRow("label") << u"[[ A title | short ]]"_s << QStringList{u"A title|short"_s};
        QTest::newRow("author") << u"[[@Ann Author]]"_s << QStringList{u"@Ann Author|Ann Author"_s};
        QTest::newRow("two") << u"[[a]][[b]]"_s << QStringList{u"a|a"_s, u"b|b"_s};
        QTest::newRow("not closed") << u"[[a\nb]] [[c"_s << QStringList{};
        QTest::newRow("begun twice") << u"[[a [[b]]"_s << QStringList{u"b|b"_s};
        QTest::newRow("nothing in it") << u"[[]] [[ ]] [[@ ]] [[|x]]"_s << QStringList{};
        QTest::newRow("in code") << u"`[[a]]` ``[[b]] ` `` \n```\n[[c]]\n```\n[[d]]"_s
                                 << QStringList{u"d|d"_s};
        QTest::newRow("fence to the end") << u"~~~\n[[a]]"_s << QStringList{};
        QTest::newRow("an open back quote") << u"it`s [[a]]"_s << QStringList{u"a|a"_s};
        QTest::newRow("other brackets") << u"[x](y) [a]] x[0][1]"_s << QStringList{};
    }
    void links()
    {
        QFETCH(const QString, note);
        QStringList found;
        for (const NoteLink& link : noteLinks(note)) {
            const QString at = link.kind == NoteLink::Kind::Author ? u"@"_s : QString();
            found.append(at + link.target + u'|' + link.label);
            const QString whole = note.sliced(link.start, link.length);
            QVERIFY(whole.startsWith("[["_L1) && whole.endsWith("]]"_L1));
        }
        QTEST(found, "found");
    }

    void manyThatAreNotClosedTakeNoLonger()
    {
        QCOMPARE(noteLinks(u"[[a "_s.repeated(500'000)).size(), 0); // squared, this would take minutes
        QCOMPARE(noteLinks(u"[[a "_s.repeated(1000) + u"[[b]]"_s).size(), 1);
    }

    void whatALinkMeans()
    {
        const auto means = [](const QString& link, const Paper& paper) {
            return meansPaper(noteLinks(link).value(0), paper);
        };
        const Paper both = paper(u"Attention is  all"_s, u"1706.03762"_s, u"10.1000/ab"_s);
        QVERIFY(means(u"[[arxiv:1706.03762]]"_s, both) && means(u"[[arXiv:1706.03762v7|x]]"_s, both));
        QVERIFY(means(u"[[DOI:10.1000/AB]]"_s, both) && means(u"[[attention is all]]"_s, both));
        QVERIFY(!means(u"[[arxiv:1706.0376]]"_s, both) && !means(u"[[@Attention is all]]"_s, both));
        QVERIFY(!means(u"[[arxiv:]]"_s, paper(u"No ids"_s)) && !means(u"[[]]"_s, both));
    }

    void aLinkWrittenForAPaperMeansIt_data()
    {
        QTest::addColumn<QString>("title");
        QTest::newRow("plain") << u"A title"_s;
        QTest::newRow("brackets") << u"What [[is]] | this] [x]?"_s;
        QTest::newRow("mathematics") << u"On $O(n \\log n)$ *and* $L_1$"_s;
        QTest::newRow("other scripts") << u"論文 – مقالة"_s;
    }
    void aLinkWrittenForAPaperMeansIt()
    {
        QFETCH(const QString, title);
        for (const Paper& each : {paper(title, u"2403.01234"_s), paper(title, {}, u"10.1000/ab(c)d"_s)}) {
            const QString note = u"Before "_s + linkTo(each) + u" after"_s;
            const QList<NoteLink> links = noteLinks(note);
            QCOMPARE(links.size(), 1);
            QVERIFY(meansPaper(links.first(), each));
            const auto followed = linkAt(QUrl::fromEncoded(addressOf(links.first()).toEncoded()));
            QVERIFY(followed && meansPaper(*followed, each));
        }
        QCOMPARE(noteLinks(linkToAuthor(u"Ann | Author"_s)).value(0).kind, NoteLink::Kind::Author);
    }

    void inMarkdownTheyAreLinks()
    {
        QTextDocument document;
        document.setMarkdown(
            withMarkdownLinks(u"a [[arxiv:2403.01234|The *best* [of] all]] b `[[c]]` [[@Ann Author]]"_s));
        QCOMPARE(document.toPlainText(), u"a The *best* [of] all b [[c]] Ann Author"_s);
        QCOMPARE(withMarkdownLinks(u"no link"_s), u"no link"_s);
        QVERIFY(!linkAt(QUrl(u"https://arxiv.org/abs/2403.01234"_s)));
    }

    void pagesOfLinks()
    {
        QCOMPARE(pageOf(noteLinks(u"[[arxiv:2403.01234v2]]"_s).first()),
                 QUrl(u"https://arxiv.org/abs/2403.01234"_s));
        QVERIFY(pageOf(noteLinks(u"[[A title]]"_s).first()).isEmpty());
    }

    void words_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("words");
        QTest::newRow("none") << u""_s << 0;
        QTest::newRow("signs") << u"## - * > --- ..."_s << 0;
        QTest::newRow("some") << u"Don't fine-tune GPT-4, re-use it."_s << 5;
        QTest::newRow("accents") << u"Erdo\u030bs naïve"_s << 2;
        QTest::newRow("chinese") << u"注意力 is all"_s << 5;
        QTest::newRow("ends in a hyphen") << u"pre- and post-"_s << 3;
    }
    void words()
    {
        QFETCH(const QString, text);
        QTEST(wordCount(text), "words");
    }

    void templatesAreKept()
    {
        const QList<NoteTemplate> all =
            firstNoteTemplates() + QList<NoteTemplate>{{u"Mine, \"too\""_s, u"a\n\nb"_s}};
        QCOMPARE(noteTemplatesFrom(toJson(all)), all);
        QCOMPARE(noteTemplatesFrom("nonsense"), QList<NoteTemplate>());
        QCOMPARE(noteTemplatesFrom("[{\"text\":\"no name\"},3]"), QList<NoteTemplate>());
    }
};

QTEST_APPLESS_MAIN(TestNoteLinks)
#include "test_notelinks.moc"
