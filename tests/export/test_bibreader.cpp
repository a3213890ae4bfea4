#include "app/export/bibreader.h"
#include "models/citation/bibtex.h"
#include "models/citation/citedtext.h"
#include "models/citation/personname.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QRandomGenerator>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace offprint;

using Kind = Citation::Kind;

namespace {

Citation only(const QByteArray& bib)
{
    const ReadCitations library = readBib(bib);
    return library.citations.size() == 1 ? library.citations.first() : Citation{};
}

/// What may change on the way: white space, control characters, straight quotes, how TeX was written.
QString meant(const QString& line)
{
    return citedText(citedPieces(line));
}

/// Pieces of what breaks writers and readers, at random.
QString hostileText(QRandomGenerator& random, int pieces)
{
    static const QStringList signs{u"$"_s,
                                   u"{"_s,
                                   u"}"_s,
                                   u"\\"_s,
                                   u"\""_s,
                                   u"="_s,
                                   u"+"_s,
                                   u"-"_s,
                                   u"@"_s,
                                   u"\n"_s,
                                   u" "_s,
                                   u"%"_s,
                                   u"#"_s,
                                   u"&"_s,
                                   u"_"_s,
                                   u"^"_s,
                                   u"~"_s,
                                   u","_s,
                                   u"and"_s,
                                   u"'"_s,
                                   u"`"_s,
                                   u"``"_s,
                                   u"''"_s,
                                   u"--"_s,
                                   u"---"_s,
                                   u"\\'e"_s,
                                   u"é"_s,
                                   u"ế"_s,
                                   u"đ"_s,
                                   u"中文"_s,
                                   u"مرحبا"_s,
                                   u"\u202e"_s,
                                   u"🦙"_s,
                                   u"👩‍🔬"_s,
                                   QString(QChar(0)),
                                   QString(QChar(0xd800)),
                                   QString(QChar(0xdc00)),
                                   u"$x^2$"_s,
                                   u"\\alpha"_s,
                                   u"\\emph{a}"_s,
                                   u"\\frac{1}{2}"_s,
                                   u"$\\{0\\}$"_s,
                                   u"BERT"_s,
                                   u"GPT-4"_s,
                                   u"a"_s,
                                   u"1"_s,
                                   u"\\fi"_s,
                                   u"\\ifdefined"_s,
                                   u"\\ensuremath{"_s,
                                   u"α"_s,
                                   u"²"_s,
                                   u"?`"_s,
                                   u"<"_s,
                                   u">"_s,
                                   u"|"_s,
                                   u"’"_s,
                                   u"“"_s,
                                   u"…"_s,
                                   u"\u0301"_s,
                                   u"i\u0308"_s,
                                   u"("_s,
                                   u")"_s,
                                   u"\\("_s,
                                   u"\\)"_s,
                                   u"\\%"_s,
                                   u"}}"_s,
                                   u"\u00a0"_s,
                                   u"ﬁ"_s,
                                   u"ơ"_s};
    QString text;
    for (int i = 0; i < pieces; ++i)
        text += signs[random.bounded(int(signs.size()))];
    return text;
}

Citation hostileCitation(QRandomGenerator& random)
{
    Citation citation;
    citation.key = u"key1"_s;
    citation.kind = random.bounded(2) == 0 ? Kind::Article : Kind::Preprint;
    citation.title = hostileText(random, 1 + random.bounded(12));
    citation.authors = {hostileText(random, 3), u"Ann "_s + hostileText(random, 4), u"John von Neumann"_s};
    citation.year = 2020;
    citation.month = 2;
    citation.day = 29;
    citation.venue = citation.kind == Kind::Article ? u"J"_s + hostileText(random, 5) : QString();
    citation.pages = u"1-10"_s;
    citation.arxiv = u"2403.01234"_s;
    citation.primaryClass = u"cs.LG"_s;
    citation.doi = u"10.1000/a{b%c"_s;
    citation.url = u"https://arxiv.org/abs/2403.01234"_s;
    citation.abstractText = hostileText(random, 8) + u"\n\n"_s + hostileText(random, 8);
    citation.keywords = {hostileText(random, 3), u"a, b"_s};
    citation.comments = u"c "_s + hostileText(random, 5);
    citation.note = u"n"_s + hostileText(random, 10) + u"n"_s;
    return citation;
}

} // namespace

/// .bib files as this and other programs write them, and broken ones.
class TestBibReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenReadsAsItWasMeant_data()
    {
        QTest::addColumn<BibDialect>("dialect");
        QTest::newRow("BibTeX") << BibDialect::BibTeX;
        QTest::newRow("BibLaTeX") << BibDialect::BibLaTeX;
    }
    void whatIsWrittenReadsAsItWasMeant()
    {
        QFETCH(BibDialect, dialect);
        QRandomGenerator random(20260601);
        for (int round = 0; round < 1000; ++round) {
            const Citation citation = hostileCitation(random);
            const QString bib = toBib(citation, dialect);
            const ReadCitations library = readBib(bib.toUtf8());
            QVERIFY2(library.problems.isEmpty() && library.citations.size() == 1, qPrintable(bib));
            const Citation read = library.citations.first();
            QCOMPARE(read.title, meant(citation.title));
            QCOMPARE(read.venue, meant(citation.venue));
            QCOMPARE(read.comments, meant(citation.comments));
            QCOMPARE(read.note, withoutHiddenCharacters(citation.note));
            QCOMPARE(read.kind, citation.kind);
            QCOMPARE(read.doi, citation.doi);
            QCOMPARE(read.url, citation.url);
            QCOMPARE(read.arxiv, citation.arxiv);
            QCOMPARE(read.primaryClass, citation.primaryClass);
            QCOMPARE(read.pages, citation.pages);
            QCOMPARE(QDate(read.year, read.month, read.day), QDate(2020, 2, 29));
            QVERIFY(read.keywords.contains(u"a, b"_s));
            QCOMPARE(read.authors.last(), u"John von Neumann"_s);
            QCOMPARE(toBib(read, dialect), bib);
        }
    }

    void everyKindComesBack_data() { whatIsWrittenReadsAsItWasMeant_data(); }
    void everyKindComesBack()
    {
        QFETCH(BibDialect, dialect);
        for (int kind = int(Kind::Preprint); kind <= int(Kind::WebPage); ++kind) {
            Citation citation{.key = u"k"_s, .kind = Kind(kind), .title = u"T"_s, .authors = {u"A B"_s}};
            citation.year = 2020;
            citation.venue = u"V"_s;
            citation.volume = u"12"_s;
            citation.number = u"3"_s;
            citation.pages = u"1-10"_s;
            citation.publisher = u"P"_s;
            QVERIFY2(only(toBib(citation, dialect).toUtf8()) == citation,
                     qPrintable(toBib(citation, dialect)));
        }
    }

    void fieldsOfOthers_data()
    {
        QTest::addColumn<QByteArray>("bib");
        QTest::addColumn<QString>("parts"); // arxiv|doi|venue|kind
        const auto add = [](const char* name, const char* bib, const char* parts) {
            QTest::newRow(name) << QByteArray(bib) << QString::fromUtf8(parts);
        };
        add("Google Scholar",
            "@article{a, title={T}, journal={arXiv preprint arXiv:2403.01234}, year={2024}}",
            "2403.01234|||0");
        add("DBLP",
            "@article{a, title={T}, journal={CoRR}, volume={abs/1706.03762}, eprinttype={arXiv}, "
            "eprint={1706.03762}}",
            "1706.03762|||0");
        add("Zotero",
            "@misc{a, title={{T}}, publisher={arXiv}, number={arXiv:2403.01234}, eprint={2403.01234}, "
            "archiveprefix={arxiv}, doi={10.48550/arXiv.2403.01234}}",
            "2403.01234|10.48550/arxiv.2403.01234||0");
        add("note", "@misc{a, title={T}, note={arXiv:math.AG/0601001v2 [math.AG]}}", "math.AG/0601001|||0");
        add("howpublished", "@misc{a, title={T}, howpublished={arXiv:2403.01234}}", "2403.01234|||0");
        add("url", "@misc{a, title={T}, url={https://arxiv.org/abs/2403.01234v3}}", "2403.01234|||0");
        add("ACL",
            "@inproceedings{a-etal-2019, title = \"T\", booktitle = \"Proc. of {NAACL}\", doi = "
            "\"10.18653/v1/N19-1423\"}",
            "|10.18653/v1/n19-1423|Proc. of NAACL|2");
        add("doi address", "@article{a, title={T}, journal={J}, doi={https://doi.org/10.1000/A{\\_}b}}",
            "|10.1000/a_b|J|1");
        add("web", "@misc{a, title={T}, howpublished={\\url{https://a.org/x\\_y}}}", "|||0");
        add("BibLaTeX", "@online{a, title={T}, url={https://a.org}}", "|||7");
    }
    void fieldsOfOthers()
    {
        QFETCH(QByteArray, bib);
        const Citation citation = only(bib);
        QCOMPARE(citation.title, u"T"_s);
        QTEST(QStringList({citation.arxiv, citation.doi, citation.venue, QString::number(int(citation.kind))})
                  .join(u'|'),
              "parts");
    }

    void zoterosAndJabRefsFieldsAreTaken()
    {
        const ReadCitations library = readBib(
            "% Encoding: UTF-8\n\n@online{a, title={T}, eprint={1706.03762}, eprinttype={arxiv}, "
            "eprintclass={cs}, pubstate={prepublished}, note={Comment: 15 pages}, "
            "file={a.pdf:application/pdf}, "
            "urldate={2024-01-01}, langid={english}, keywords={one,two}}\n"
            "@Article{b, title={U}, journal={J}, month = mar, comment={Mine,\nwhole}, comment-ann={Hers}, "
            "priority={prio1}, readstatus={read}, groups={g}, eprint={https://arxiv.org/abs/2403.01234v2}, "
            "archiveprefix={arXiv}}\n"
            "@misc{c, title={V}, annote={first}, comment={not}}\n"
            "@Comment{jabref-meta: databaseType:bibtex;}\n"
            "@Comment{jabref-meta: grouping:\n0 AllEntriesGroup:;\n1 "
            "StaticGroup:g\\;0\\;1\\;\\;\\;\\;;\n}\n");
        QCOMPARE(library.citations.size(), 3);
        const Citation preprint = library.citations[0];
        QCOMPARE(preprint.kind, Kind::Preprint);
        QCOMPARE(preprint.comments, u"15 pages"_s);
        QCOMPARE(preprint.keywords, (QStringList{u"one"_s, u"two"_s}));
        QCOMPARE(library.citations[1].note, u"Mine,\nwhole\n\nHers"_s);
        QCOMPARE(library.citations[1].arxiv, u"2403.01234"_s);
        QCOMPARE(library.citations[1].month, 3);
        QCOMPARE(library.citations[2].note, u"first"_s);
        QCOMPARE(library.problems, QList<ReadingProblem>());
    }

    void jabRefsGroupsArePlaces()
    {
        const ReadCitations library = readBib(
            "@misc{a, title={A}, groups={Deep, Loose {\\&} free}, readstatus={skimmed}, priority={prio1}}\n"
            "@misc{b, title={B}}\n"
            "@misc{c, title={C}, priority={prio3}}\n"
            "@misc{d, title={D}, groups={A;B}, readstatus={read}}\n"
            "@Comment{jabref-meta: grouping:\n0 AllEntriesGroup:;\n"
            "1 StaticGroup:Wide\\;0\\;1\\;0x8a8a8aff\\;\\;\\;;\n"
            "2 StaticGroup:Deep\\;0\\;1\\;\\;\\;What is deep\\;;\n"
            "1 StaticGroup:A\\\\\\;B\\;0\\;1\\;\\;\\;\\;;\n"
            "1 ExplicitGroup:Old\\;0\\;b\\;zz\\;;\n9 nonsense;\n}\n");
        QCOMPARE(library.problems, QList<ReadingProblem>());
        const auto group = [](const QStringList& path, const QString& description = {}) {
            return ForeignGroup{.path = path, .description = description};
        };
        QCOMPARE(library.places.value(0).groups,
                 QList({group({u"Wide"_s, u"Deep"_s}, u"What is deep"_s), group({u"Loose & free"_s})}));
        QCOMPARE(library.places.value(0).entry.status, ReadingStatus::Reading);
        QCOMPARE(library.places.value(0).entry.priority, 3);
        QCOMPARE(library.places.value(1).groups, QList({group({u"Old"_s})}));
        QCOMPARE(library.places.value(2).entry.priority, 1);
        QVERIFY(library.places.value(2).groups.isEmpty());
        QCOMPARE(library.places.value(3).groups, QList({group({u"A;B"_s})}));
        QCOMPARE(library.places.value(3).entry.status, ReadingStatus::Read);
    }

    void whatAnEntryHasOfOthersIsTaken()
    {
        const ReadCitations library = readBib(
            "@inproceedings{one, title={One}, author={A B}, crossref={ICML}, pages={1--2}}\n"
            "@inproceedings{two, title={Two}, author={A B}, crossref={icml}, year={1999}, doi={10.1/two}}\n"
            "@article{three, title={Three}, xdata={jmlr, nothing}}\n"
            "@misc{self, title={Self}, crossref={self}, xdata={self}}\n"
            "@xdata{jmlr, journal={JMLR}, xdata={place}}\n"
            "@xdata{place, publisher={Microtome}, title={No}}\n"
            "@proceedings{icml, title={ICML 2020}, editor={E F}, year={2020}, month=jul, publisher={PMLR}, "
            "doi={10.1/icml}, volume={119}}\n");
        QCOMPARE(library.citations.size(), 5);
        const Citation one = library.citations[0];
        QCOMPARE(one.venue, u"ICML 2020"_s);
        QCOMPARE(one.kind, Kind::InProceedings);
        QCOMPARE(one.year, 2020);
        QCOMPARE(one.month, 7);
        QCOMPARE(one.volume, u"119"_s);
        QCOMPARE(one.publisher, u"PMLR"_s);
        QCOMPARE(one.doi, QString());
        QCOMPARE(one.authors, QStringList{u"A B"_s});
        QCOMPARE(library.citations[1].year, 1999);
        QCOMPARE(library.citations[1].month, 0);
        QCOMPARE(library.citations[1].doi, u"10.1/two"_s);
        QCOMPARE(library.citations[2].venue, u"JMLR"_s);
        QCOMPARE(library.citations[2].publisher, u"Microtome"_s);
        QCOMPARE(library.citations[2].title, u"Three"_s);
        QCOMPARE(library.citations[3].title, u"Self"_s);
        QCOMPARE(library.citations[4].title, u"ICML 2020"_s);
    }

    void whatAnEntrySaysItselfStands()
    {
        const ReadCitations library = readBib(
            "@proceedings{p, title={Proc. of X}, crossref={s}}\n@book{s, title={LNCS}, number={1234}}\n"
            "@inproceedings{c, title={T}, crossref={p}, issue={3}}\n"
            "@xdata{d, date={2001}, month=may}\n@article{a, title={A}, journaltitle={J}, year={2020}, "
            "xdata={d}}\n");
        QCOMPARE(library.citations.size(), 4);
        QCOMPARE(library.citations[2].venue, u"Proc. of X"_s); // whichever comes first in the file
        QCOMPARE(library.citations[2].number, u"3"_s);
        QCOMPARE(library.citations[3].year, 2020);
        QCOMPARE(library.citations[3].month, 0);
    }

    void referencesDoNotFillTheMemory()
    {
        QByteArray bib = "@xdata{x, abstract={" + QByteArray(1'000'000, 'a') + "}}\n";
        for (int i = 0; i < 10'000; ++i)
            bib += "@misc{k" + QByteArray::number(i) + ", title={T}, xdata={x}}\n";
        const ReadCitations library = readBib(bib);
        QCOMPARE(library.citations.size(), 10'000);
        QCOMPARE(library.problems.size(), 1);
        QCOMPARE(library.citations.first().abstractText.size(), 1'000'000);
        QVERIFY(library.citations.last().abstractText.isEmpty());
    }

    void groupsOfOneNameDoNotFillTheMemory()
    {
        QByteArray bib = "@comment{jabref-meta: grouping:\n";
        for (int i = 0; i < 2'000; ++i)
            bib += "1 StaticGroup:p" + QByteArray::number(i) + "\\;0;\n2 StaticGroup:g\\;0;\n";
        bib += "}\n";
        for (int i = 0; i < 20'000; ++i)
            bib += "@misc{k" + QByteArray::number(i) + ", title={T}, groups={g}}\n";
        qsizetype places = 0;
        const ReadCitations library = readBib(bib);
        for (const ForeignPlaces& one : library.places)
            places += one.groups.size();
        QVERIFY(places > 0 && places <= 500'000);
    }

    void referencesWithoutEndEndSoon()
    {
        QByteArray bib;
        for (int i = 0; i < 20'000; ++i) {
            const QByteArray next = QByteArray::number((i + 1) % 20'000);
            bib += "@misc{k" + QByteArray::number(i) + ", title={T}, crossref={k" + next + "}, xdata={k" +
                   next + ",k" + next + ",k" + next + "}}\n";
        }
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(readBib(bib).citations.size(), 20'000);
        QVERIFY2(timer.elapsed() < 60'000, qPrintable(QString::number(timer.elapsed())));
    }

    void texOfOtherPeopleIsRead_data()
    {
        QTest::addColumn<QString>("tex");
        QTest::addColumn<QString>("text");
        QTest::newRow("link") << u"a \\href{http://a.b/c}{text} b"_s << u"a text b"_s;
        QTest::newRow("link without a text")
            << u"See \\href{http://x.org} and {\\bf A}{B}"_s << u"See \\hrefhttp://x.org and AB"_s;
        QTest::newRow("lowered") << u"H\\textsubscript{2}O"_s << u"H₂O"_s;
        QTest::newRow("raised") << u"x\\textsuperscript{10}"_s << u"x¹⁰"_s;
        QTest::newRow("raised letters") << u"1\\textsuperscript{st}"_s << u"1st"_s;
        QTest::newRow("names") << u"\\LaTeX{} and \\TeX"_s << u"LaTeX and TeX"_s;
        QTest::newRow("sign over nothing") << u"a \\~{} b \\^{} c"_s << u"a ~ b ^ c"_s;
        QTest::newRow("greek in a text") << u"\\textalpha{}-helix of \\textOmega"_s << u"α-helix of Ω"_s;
        QTest::newRow("looks") << u"A {\\em very} \\textbf{bold}"_s << u"A very bold"_s;
    }
    void texOfOtherPeopleIsRead()
    {
        QFETCH(QString, tex);
        QFETCH(QString, text);
        const QString title = only("@misc{k, title={" + tex.toUtf8() + "}}").title;
        QString words;
        for (const MathPiece& piece : citedPieces(title))
            words += piece.content;
        QCOMPARE(words, text);
    }

    void aMonthMayHaveADay_data()
    {
        QTest::addColumn<QByteArray>("month");
        QTest::addColumn<QList<int>>("parts");
        QTest::newRow("before") << "10 # \"~\" # jan"_ba << QList{1, 10};
        QTest::newRow("behind") << "\"July 4\""_ba << QList{7, 4};
        QTest::newRow("number") << "{3}"_ba << QList{3, 0};
        QTest::newRow("two") << "{May/June}"_ba << QList{5, 0};
        QTest::newRow("none") << "{soon}"_ba << QList{0, 0};
    }
    void aMonthMayHaveADay()
    {
        QFETCH(QByteArray, month);
        const Citation citation = only("@misc{k, title={T}, year=2000, month=" + month + "}");
        QTEST((QList{citation.month, citation.day}), "parts");
    }

    void lettersWithoutTheirDotsComeBack()
    {
        for (const QString& name : {u"Lu\u0131\u0301s Silva"_s, u"A\u0131\u0308ssa B\u0237\u030cx"_s}) {
            const QString written =
                toBib({.key = u"k"_s, .title = u"T"_s, .authors = {name}}, BibDialect::BibTeX);
            QCOMPARE(toBib(readBib(written.toUtf8()).citations, BibDialect::BibTeX), written);
        }
    }

    void aSubtitleFollowsItsTitle()
    {
        QCOMPARE(only("@book{k, title={Deep Learning}, subtitle={A Primer}}").title,
                 u"Deep Learning: A Primer"_s);
        QCOMPARE(only("@book{k, title={Who?}, subtitle={Me}}").title, u"Who? Me"_s);
    }

    void syntaxOfAllKinds()
    {
        const ReadCitations library =
            readBib("junk a@b.org @comment{ @misc{no, title={no}} }\n"
                    "@preamble{\"\\newcommand{\\x}{y}\"}\n"
                    "@String(jml = \"J. Mach. \" # {Learn.})\n"
                    "@ARTICLE ( k1 , Title = {A {B{C}} \\\"{o}} , JOURNAL = jml # \" Res.\","
                    " month = jun # {~3}, pages = 1--10, year = 2017 )\n"
                    "@book{k2, title = \"A {\"}quote{\"}\", author = {A and B, C and others},}\n");
        QCOMPARE(library.problems, QList<ReadingProblem>());
        QCOMPARE(library.citations.size(), 2);
        const Citation first = library.citations.first();
        QCOMPARE(first.key, u"k1"_s);
        QCOMPARE(first.title, u"A BC ö"_s);
        QCOMPARE(first.venue, u"J. Mach. Learn. Res."_s);
        QCOMPARE(first.month, 6);
        QCOMPARE(first.pages, u"1-10"_s);
        QCOMPARE(library.citations.last().authors, (QStringList{u"A"_s, u"C B"_s}));
    }

    void aBadEntryCostsOnlyItself_data()
    {
        QTest::addColumn<QByteArray>("bad");
        for (const char* bad :
             {"@misc{x, title = {open", "@misc{x, title = \"open", "@misc{x title={a}}",
              "@misc{x, title {a}}", "@misc{x, = {a}}", "@misc{x, title = }", "@misc{x, title={a}",
              "@misc{x, title={a} year=3}", "@string{a}", "@misc(x, title={a}}"})
            QTest::newRow(bad) << QByteArray(bad);
    }
    void aBadEntryCostsOnlyItself()
    {
        QFETCH(QByteArray, bad);
        const ReadCitations library =
            readBib("@misc{a, title={A}}\n\n" + bad + "\n@misc{b, title={B}}\n@misc{c, title={C}}\n");
        QCOMPARE(library.citations.size(), 3);
        QCOMPARE(library.citations.last().key, u"c"_s);
        QCOMPARE(library.problems.size(), 1);
        QCOMPARE(library.problems.first().line, 3);
        QVERIFY(!library.problems.first().what.isEmpty());
    }

    void names_data()
    {
        QTest::addColumn<QString>("tex");
        QTest::addColumn<QStringList>("names");
        QTest::newRow("plain") << u"Vaswani, Ashish and Noam Shazeer"_s
                               << QStringList{u"Ashish Vaswani"_s, u"Noam Shazeer"_s};
        QTest::newRow("particle") << u"van der Maaten, Laurens"_s << QStringList{u"Laurens van der Maaten"_s};
        QTest::newRow("suffix") << u"Gates, Jr., Bill"_s << QStringList{u"Bill Gates Jr."_s};
        QTest::newRow("group") << u"{ATLAS Collaboration} and {Barnes and Noble}"_s
                               << QStringList{u"ATLAS Collaboration"_s, u"Barnes and Noble"_s};
        QTest::newRow("literal") << u"{Foo Bar Baz}"_s << QStringList{u"{Foo Bar Baz}"_s};
        QTest::newRow("accents") << u"Czerwi{\\'n}ski, {\\L}ukasz"_s << QStringList{u"Łukasz Czerwiński"_s};
        QTest::newRow("family") << u"{Ortega y Gasset}, Jos\\'e"_s << QStringList{u"Ortega y Gasset, José"_s};
        QTest::newRow("lines") << u"A B\n  and\n  C D"_s << QStringList{u"A B"_s, u"C D"_s};
    }
    void names()
    {
        QFETCH(QString, tex);
        QTEST(authorsOfTex(tex), "names");
    }

    void garbageEndsSoon_data()
    {
        QTest::addColumn<QByteArray>("bib");
        QTest::newRow("braces") << QByteArray(1'000'000, '{');
        QTest::newRow("entries") << QByteArray("@a{b,c={").repeated(100'000);
        QTest::newRow("lines") << QByteArray("@a{b,c={\n").repeated(100'000);
        QTest::newRow("quotes") << QByteArray("@a{b,c=\"{\n").repeated(100'000);
        QTest::newRow("at") << QByteArray(1'000'000, '@');
        QTest::newRow("commands") << QByteArray("@a{b,title={" + QByteArray("\\(").repeated(300'000) + "}}");
        QTest::newRow("conditions") << QByteArray(
            "@a{b,title={" + QByteArray("\\ifdefined\\Umathchar ").repeated(30'000) + "}}");
        QTest::newRow("dollars") << QByteArray("@a{b,title={" + QByteArray("$ ").repeated(300'001) + "}}");
        QTest::newRow("accents") << QByteArray("@a{b,title={" + QByteArray("\\'").repeated(300'000) + "}}");
        QByteArray strings = "@string{s0 = {0123456789}}\n";
        for (int i = 1; i < 60; ++i)
            strings += "@string{s" + QByteArray::number(i) + " = s" + QByteArray::number(i - 1) + " # s" +
                       QByteArray::number(i - 1) + "}\n";
        QTest::newRow("strings") << strings + "@a{b, title = s59}";
    }
    void garbageEndsSoon()
    {
        QFETCH(QByteArray, bib);
        QElapsedTimer clock;
        clock.start();
        (void)readBib(bib);
        QVERIFY2(clock.elapsed() < 20'000, qPrintable(QString::number(clock.elapsed())));
    }

    void randomBytesDoNoHarm()
    {
        QRandomGenerator random(7);
        static const QByteArray signs = "@{}()\",=#%\\$'`~ \n\tabc12\xc3\xa9\xff\0";
        for (int round = 0; round < 3000; ++round) {
            QByteArray bib = "@misc{a, title = {";
            for (int i = 0; i < 60; ++i)
                bib += signs[random.bounded(int(signs.size()))];
            (void)readBib(bib + "}}");
            (void)readBib(bib);
        }
    }

    void latin1IsRead() { QCOMPARE(only("@misc{a, title={Caf\xe9}}").title, u"Café"_s); }
};

QTEST_GUILESS_MAIN(TestBibReader)
#include "test_bibreader.moc"
