#include "models/citation/bibtex.h"
#include "models/citation/citekey.h"
#include "models/citation/texsigns.h"
#include "tests/support/realpapers.h"

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QSet>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTimeZone>
#include <QtTest/QtTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace offprint;

namespace {

constexpr int patience = 900'000; // ms, for a program over thousands of entries
constexpr qsizetype step = 9;     // of 46 000 papers: 5 000

Paper paperOf(const ParsedEntry& entry, qsizetype number)
{
    Paper paper;
    paper.title = entry.title;
    paper.authors = entry.authors;
    paper.abstractText = entry.abstractText;
    paper.published = entry.published.isValid() // not all of the data say when they were
                          ? entry.published
                          : QDateTime(QDate(2020, 1, 31), QTime(0, 0), QTimeZone::UTC);
    paper.ids = entry.ids;
    paper.categories = entry.categories;
    paper.keywords = {u"a & b"_s, u"c, d"_s};
    paper.comments = u"12 pages, 50% more_or less"_s;
    paper.note = u"# Mine\n\n- *a* {b} $x$ 100%\n"_s;
    if (number % 5 == 0)
        paper.journalRef = u"Proceedings of the 38th Conference on A & B, PMLR 139:1-10, 2021"_s;
    else if (number % 7 == 0)
        paper.journalRef = u"Phys. Rev. D 76, 013009 (2007)"_s;
    return paper;
}

QString signOf(const ParsedEntry& entry)
{
    return entry.title + entry.authors.join(u' ');
}

const QList<ParsedEntry>& allEntries()
{
    static const QList<ParsedEntry> entries = realPapers(1);
    return entries;
}

/// Every `step`th, and all that have TeX or other letters than ASCII's.
QList<Paper> papers()
{
    QList<Paper> chosen;
    const QList<ParsedEntry>& all = allEntries();
    for (qsizetype i = 0; i < all.size(); ++i) {
        const QString text = signOf(all[i]);
        const bool isOdd = std::ranges::any_of(
            text, [](QChar c) { return c.unicode() > 0x7e || u"$\\{}^_%&#~<>|\"`"_s.contains(c); });
        if (i % step == 0 || isOdd)
            chosen.append(paperOf(all[i], i));
    }
    return chosen;
}

QList<Citation> withKeys(QList<Citation> citations)
{
    QSet<QString> taken;
    const CiteKeyPattern pattern = CiteKeyPattern::standard();
    for (Citation& citation : citations) {
        citation.key =
            distinguished(pattern.keyFor(citation), [&](const QString& key) { return taken.contains(key); });
        taken.insert(citation.key.toLower());
    }
    return citations;
}

QList<Citation> citationsOf(const QList<Paper>& papers)
{
    QList<Citation> citations;
    for (const Paper& paper : papers)
        citations.append(citationOf(paper));
    return withKeys(std::move(citations));
}

/// One of each kind with all that a reference can have.
QList<Citation> ofEveryKind()
{
    QList<Citation> citations;
    for (int kind = int(Citation::Kind::Preprint); kind <= int(Citation::Kind::WebPage); ++kind) {
        Citation citation{.kind = Citation::Kind(kind), .title = u"A title"_s, .authors = {u"Ann Author"_s}};
        citation.year = 2020;
        citation.month = 3;
        citation.day = 1;
        citation.venue = u"A venue"_s;
        citation.volume = u"12"_s;
        citation.number = u"3"_s;
        citation.pages = u"1-10"_s;
        citation.publisher = u"A publisher"_s;
        citation.arxiv = u"2403.01234"_s;
        citation.primaryClass = u"cs.LG"_s;
        citation.doi = u"10.1000/182"_s;
        citation.url = u"https://example.org/a%20b"_s;
        citation.keywords = {u"one"_s, u"two"_s};
        citation.comments = u"12 pages"_s;
        citation.note = u"Mine"_s;
        citations.append(citation);
    }
    return withKeys(std::move(citations));
}

/// One whose title is as given.
Citation titled(const QString& title)
{
    Citation citation;
    citation.title = title;
    citation.authors = {u"Ann Author"_s};
    citation.year = 2020;
    return citation;
}

void write(const QString& path, const QString& text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text.toUtf8());
}

/// What a program printed, and how it ended.
struct Printed
{
    QString text;
    int exitCode = -1;
};

Printed run(const QString& folder, const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(patience)) {
        process.kill();
        process.waitForFinished();
        return {u"it did not end"_s};
    }
    return {QString::fromUtf8(process.readAll()), process.exitCode()};
}

Printed typeset(const QString& folder)
{
    return run(folder, u"pdflatex"_s, {u"-draftmode"_s, u"-interaction=nonstopmode"_s, u"paper.tex"_s});
}

/// Its lines that tell of something wrong, with a few behind each.
QString complaints(const QString& printed, const QRegularExpression& sign)
{
    QString found;
    const QStringList lines = printed.split(u'\n');
    for (qsizetype i = 0; i < lines.size() && found.size() < 4000; ++i) {
        if (sign.match(lines[i]).hasMatch())
            found += lines.mid(i, 4).join(u'\n') + u'\n';
    }
    return found;
}

} // namespace

/// References that the programs they are for take without a word. Each needs that program, and most the
/// papers of the shared data.
class TestBibProofs : public QObject
{
    Q_OBJECT

private:
    static bool canTypeset()
    {
        QTemporaryDir folder;
        write(folder.filePath(u"paper.tex"_s),
              u"\\documentclass{article}\\begin{document}x\\end{document}"_s);
        return !QStandardPaths::findExecutable(u"pdflatex"_s).isEmpty() &&
               !QStandardPaths::findExecutable(u"bibtex"_s).isEmpty() && typeset(folder.path()).exitCode == 0;
    }

    static void verifyTypesets(const QList<Citation>& citations)
    {
        static const QRegularExpression warning(u"^(?:Warning--|.*error message)"_s);
        static const QRegularExpression error(u"^!|LaTeX Warning: Citation"_s);
        QTemporaryDir folder;
        write(folder.filePath(u"all.bib"_s), toBib(citations, BibDialect::BibTeX));
        write(folder.filePath(u"paper.tex"_s),
              u"\\documentclass{article}\\usepackage{amsmath,amssymb}\\begin{document}\\nocite{*}"
              "\\bibliographystyle{plain}\\bibliography{all}\\end{document}\n"_s);
        QCOMPARE(typeset(folder.path()).exitCode, 0);
        const Printed bibtex = run(folder.path(), u"bibtex"_s, {u"paper"_s});
        QVERIFY2(bibtex.exitCode == 0 && complaints(bibtex.text, warning).isEmpty(),
                 qPrintable(complaints(bibtex.text, warning)));
        const Printed latex = typeset(folder.path());
        QVERIFY2(complaints(latex.text, error).isEmpty(), qPrintable(complaints(latex.text, error)));
        QCOMPARE(latex.exitCode, 0);
    }

private Q_SLOTS:
    void bibtexAndPdflatexTakeRealPapers()
    {
        if (!canTypeset())
            QSKIP("pdflatex and bibtex are not here, or have no formats");
        const QList<Paper> real = papers();
        if (real.isEmpty())
            QSKIP("the shared data is not here");
        QVERIFY(real.size() >= 5000);
        verifyTypesets(citationsOf(real));
    }

    /// There is more mathematics in them, and worse.
    void abstractsCanBeTypeset()
    {
        if (!canTypeset())
            QSKIP("pdflatex and bibtex are not here, or have no formats");
        QList<Citation> citations;
        for (qsizetype i = 0; i < allEntries().size(); i += 5) {
            const ParsedEntry& entry = allEntries()[i];
            if (entry.abstractText.contains(u'$') || entry.abstractText.contains(u'\\'))
                citations.append(titled(entry.abstractText));
        }
        if (citations.isEmpty())
            QSKIP("the shared data is not here");
        verifyTypesets(withKeys(citations));
    }

    void everySignCanBeTypeset()
    {
        if (!canTypeset())
            QSKIP("pdflatex and bibtex are not here, or have no formats");
        QList<Citation> citations;
        const QString signs = signsInTex() + u"중文Жغ🦙ảăẩơ̂ǫ́"_s;
        for (qsizetype i = 0; i < signs.size(); i += 8)
            citations.append(titled(u"A"_s + signs.mid(i, 8)));
        for (char16_t c = 0x20; c < 0x7f; ++c)
            citations.append(titled(u"a"_s + QChar(c) + u" "_s + QChar(c) + QChar(c) + u"b"_s + QChar(c)));
        for (char32_t code = 0xc0; code < 0x250; ++code)
            citations.append(titled(u"A"_s + QChar(code)));
        for (char32_t code = 0x1e00; code < 0x1f00; ++code)
            citations.append(titled(u"A"_s + QChar(code)));
        verifyTypesets(withKeys(citations));
    }

    void everyKindCanBeTypeset()
    {
        if (!canTypeset())
            QSKIP("pdflatex and bibtex are not here, or have no formats");
        verifyTypesets(ofEveryKind());
    }

    void biberFindsTheDataModelKept_data()
    {
        QTest::addColumn<bool>("isReal");
        QTest::newRow("every kind") << false;
        QTest::newRow("real papers") << true;
    }
    void biberFindsTheDataModelKept()
    {
        QFETCH(bool, isReal);
        if (QStandardPaths::findExecutable(u"biber"_s).isEmpty())
            QSKIP("biber is not here");
        const QList<Citation> citations = isReal ? citationsOf(papers()).mid(0, 5000) : ofEveryKind();
        if (citations.isEmpty())
            QSKIP("the shared data is not here");
        QVERIFY(!isReal || citations.size() >= 5000);
        QTemporaryDir folder;
        write(folder.filePath(u"all.bib"_s), toBib(citations, BibDialect::BibLaTeX));
        const Printed biber =
            run(folder.path(), u"biber"_s, {u"--tool"_s, u"--validate-datamodel"_s, u"all.bib"_s});
        static const QRegularExpression complaint(u"^(?:WARN|ERROR)"_s);
        QVERIFY2(biber.exitCode == 0 && complaints(biber.text, complaint).isEmpty(),
                 qPrintable(complaints(biber.text, complaint) + biber.text.right(1000)));
    }
};

QTEST_GUILESS_MAIN(TestBibProofs)
#include "test_bibproofs.moc"
