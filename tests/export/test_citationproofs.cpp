#include "app/export/csvrows.h"
#include "models/citation/bibtex.h"
#include "models/citation/csljson.h"
#include "models/citation/csv.h"
#include "models/citation/plaincitation.h"
#include "models/citation/ris.h"
#include "models/citation/writtenname.h"
#include "tests/support/realpapers.h"

#include <QtTest/QtTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace offprint;

namespace {

constexpr qsizetype papersWanted = 1000;

Citation citationOf(const ParsedEntry& paper)
{
    const QDate date = paper.published.date();
    return {.key = u"arxiv-"_s + QString(paper.ids.arxiv).replace(u'/', u'-'),
            .title = paper.title,
            .authors = paper.authors,
            .year = date.year(),
            .month = date.month(),
            .day = date.day(),
            .arxiv = paper.ids.arxiv,
            .primaryClass = paper.categories.value(0),
            .url = u"https://arxiv.org/abs/"_s + paper.ids.arxiv,
            .abstractText = paper.abstractText,
            .keywords = paper.categories};
}

struct Ran
{
    bool isWell = false;
    QByteArray output;
    QByteArray errors;
};

Ran run(const QString& program, const QStringList& arguments, const QByteArray& input = {})
{
    constexpr int longest = 240'000;
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForStarted())
        return {};
    process.write(input);
    process.closeWriteChannel();
    const bool isDone = process.waitForFinished(longest);
    return {isDone && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

bool isThere(const QString& program)
{
    return !QStandardPaths::findExecutable(program).isEmpty();
}

/// The references of a list, but for what Pandoc makes of CSL-JSON only, where titles may have markup:
/// typographic quotation marks, narrow spaces; for the capitals that it gives mathematics in RIS; and for
/// arXiv's name, which it prints where it is the publisher, as it is in all but BibTeX.
QStringList references(const QByteArray& list)
{
    static const QRegularExpression quotes(u"[\"'`\u2018\u2019\u201C\u201D]"_s);
    QStringList references = QString::fromUtf8(list)
                                 .remove(quotes)
                                 .toLower()
                                 .replace(u" arxiv. http"_s, u" http"_s)
                                 .split(u"\n\n"_s);
    for (QString& reference : references)
        reference = reference.simplified();
    return references;
}

/// TeX is for BibTeX to read: the others have it as the title has.
bool hasNoTex(const Citation& citation)
{
    return !citation.title.contains(u'$') && !citation.title.contains("--"_L1);
}

/// Pandoc takes the particle of RIS's "von Neumann, John" for one that goes behind the name, and the last
/// part of "Gates, Bill, Jr." for the given name, against RIS's specification.
bool isReadAlike(const Citation& citation)
{
    return std::ranges::all_of(citation.authors, [](const QString& author) {
        const PersonName name = nameInParts(author);
        return !name.isLiteral && name.particle.isEmpty() && name.suffix.isEmpty() &&
               !name.family.front().isLower();
    });
}

} // namespace

/// Other people's programs read what is written of real papers.
class TestCitationProofs : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QList<Citation> m_citations;

    QString saved(const QString& name, const QString& text) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QFile::WriteOnly) || file.write(text.toUtf8()) < 0)
            return {};
        return file.fileName();
    }

    /// The list of references as Pandoc prints it.
    Ran printed(const QString& bibliography) const
    {
        const QString document = u"---\nbibliography: \"%1\"\nnocite: '@*'\n...\n"_s.arg(bibliography);
        return run(u"pandoc"_s,
                   {u"--citeproc"_s, u"-f"_s, u"markdown"_s, u"-t"_s, u"plain"_s, u"--wrap=none"_s},
                   document.toUtf8());
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QList<ParsedEntry> papers = realPapers(20);
        if (papers.isEmpty())
            QSKIP("SKIPPED: the whole test, for the papers of the shared data are not there");
        for (const ParsedEntry& paper : papers) { // some are of conferences and not on arXiv
            if (!paper.ids.arxiv.isEmpty() && m_citations.size() < papersWanted)
                m_citations.append(citationOf(paper));
        }
        QCOMPARE(m_citations.size(), papersWanted);
    }

    void pandocPrintsTheSameListFromEach()
    {
        if (!isThere(u"pandoc"_s))
            QSKIP("pandoc is not there");
        QList<Citation> alike;
        std::ranges::copy_if(m_citations, std::back_inserter(alike), [](const Citation& citation) {
            return isReadAlike(citation) && hasNoTex(citation);
        });
        QVERIFY(alike.size() > papersWanted * 8 / 10);
        const Ran ris = printed(saved(u"list.ris"_s, toRis(alike)));
        const Ran csl = printed(saved(u"list.json"_s, toCslJson(alike)));
        const Ran bib = printed(saved(u"list.bib"_s, toBib(alike, BibDialect::BibTeX)));
        for (const Ran* list : {&ris, &csl, &bib})
            QVERIFY2(list->isWell, list->errors);
        const QStringList risList = references(ris.output);
        const QStringList cslList = references(csl.output);
        QCOMPARE(risList.size(), alike.size());
        QCOMPARE(cslList, risList);
        const QStringList bibList = references(bib.output);
        QCOMPARE(bibList, risList);
    }

    void pandocReadsThemAll()
    {
        if (!isThere(u"pandoc"_s))
            QSKIP("pandoc is not there");
        for (const auto& [name, format, text] :
             {std::tuple(u"all.ris"_s, u"ris"_s, toRis(m_citations)),
              std::tuple(u"all.json"_s, u"csljson"_s, toCslJson(m_citations))}) {
            const Ran read = run(u"pandoc"_s, {u"-f"_s, format, u"-t"_s, u"csljson"_s, saved(name, text)});
            QVERIFY2(read.isWell, read.errors);
            QCOMPARE(read.output.count("\"id\":"), m_citations.size());
            QCOMPARE(read.output.count("\"abstract\":"), m_citations.size());
        }
    }

    void bibutilsReadsThemAll()
    {
        if (!isThere(u"ris2xml"_s))
            QSKIP("ris2xml of bibutils is not there");
        const Ran read = run(u"ris2xml"_s, {saved(u"bibutils.ris"_s, toRis(m_citations))});
        QVERIFY2(read.isWell, read.errors);
        QVERIFY2(read.errors.contains("Processed " + QByteArray::number(m_citations.size()) + " references"),
                 read.errors.right(500));
        QVERIFY2(!read.errors.contains("Did not recognize"), read.errors.left(500));
        QCOMPARE(read.output.count("<mods "), m_citations.size());
        QCOMPARE(read.output.count("https://arxiv.org/abs/"), m_citations.size());
    }

    void pythonReadsTheSameTable()
    {
        if (!isThere(u"python3"_s))
            QSKIP("python3 is not there");
        const QString table = toCsv(m_citations);
        const QString script = u"import csv, json, sys\n"
                               "with open(sys.argv[1], encoding='utf-8-sig', newline='') as file:\n"
                               "    print(json.dumps(list(csv.reader(file, strict=True))))\n"_s;
        const Ran read = run(u"python3"_s, {u"-c"_s, script, saved(u"list.csv"_s, table)});
        QVERIFY2(read.isWell, read.errors);
        const QJsonArray rows = QJsonDocument::fromJson(read.output).array();
        QCOMPARE(rows.size(), m_citations.size() + 1);
        const CsvRows ours = csvRows(table.sliced(1), u',');
        QCOMPARE(ours.problems, QList<ReadingProblem>());
        QCOMPARE(ours.rows.size(), rows.size());
        for (qsizetype i = 0; i < rows.size(); ++i)
            QCOMPARE(rows[i].toArray(), QJsonArray::fromStringList(ours.rows[i].cells));
        const QJsonArray second = rows[1].toArray();
        const Citation first = plainCitation(m_citations[0]);
        QCOMPARE(unguardedCell(second[2].toString()), first.title);
        QCOMPARE(unguardedCell(second[16].toString()), first.abstractText);
    }
};

QTEST_GUILESS_MAIN(TestCitationProofs)
#include "test_citationproofs.moc"
