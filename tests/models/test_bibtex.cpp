#include "models/citation/bibtex.h"
#include "models/citation/mathcheck.h"
#include "models/citation/textex.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace offprint;

/// References as the languages of .bib files have them.
class TestBibtex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void titles_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("ascii");
        QTest::addColumn<QString>("unicode"); // empty: the same
        const auto add = [](const char* title, const char* ascii, const char* unicode = "") {
            QTest::newRow(title) << QString::fromUtf8(title) << QString::fromUtf8(ascii)
                                 << QString::fromUtf8(unicode);
        };
        add("Attention Is All You Need", "Attention Is All You Need");
        add("BERT: Pre-training", "{BERT}: Pre-training");
        add("GPT-4 and BERT-based ImageNet-1K LoRA", "{GPT-4} and {BERT}-based {ImageNet-1K} {LoRA}");
        add("Deep Q-learning, Multi-Modal", "Deep {Q}-learning, Multi-Modal");
        add("3D vision, COCO's", "{3D} vision, {COCO's}");
        add("the $\\ell_2$ norm", "the {$\\ell_2$} norm");
        add("$O(N)$ of $\\mathbb{R}^N$", "{$O(N)$} of {$\\mathbb{R}^N$}");
        add("bare \\alpha and x^{2}", "bare {$\\alpha$} and {$x^{2}$}");
        add("costs $620 billion", "costs \\$620 billion");
        add("$5 and $6", "\\$5 and \\$6");
        add("a & b % c # d e_f", "a \\& b \\% c \\# d e\\_f");
        add("already a \\& b \\% c", "already a \\& b \\% c");
        add("{x} ~ ^ \\5 < > | `",
            "{\\textbraceleft}x{\\textbraceright} {\\textasciitilde} {\\textasciicircum} "
            "{\\textbackslash}5 {\\textless} {\\textgreater} {\\textbar} {\\textasciigrave}");
        add("\\emph{Very} \\textbf{deep}", "Very deep");
        add("Fraïssé", "Fra{\\\"i}ss{\\'e}", "Fraïssé");
        add("Czerwi\\'nski {\\\"o}", "Czerwi{\\'n}ski {\\\"o}", "Czerwiński ö");
        add("Nguyễn, Đặng",
            "Nguy{\\~{\\^e}}n, {{\\ifdefined\\Umathchar "
            "Đ\\else\\UseTextSymbol{T1}{\\DJ}\\fi}}{\\d{\\u{a}}}ng",
            "Nguyễn, Đặng");
        add("Stra\u00dfe \u0142", "Stra{\\ss}e {\\l}", "Straße ł");
        add("e\u0301", "{\\'e}", "é");
        add("\"Why?\" it's", "``Why?'' it's", "“Why?” it's");
        add("a – b — c …", "a -- b --- c {\\ldots}", "a – b — c …");
        add("run --fast", "run -{}-fast");
        add("α-nets ∞", "{\\ensuremath{\\alpha}}-nets {\\ensuremath{\\infty}}", "α-nets ∞");
        add("注意 力", "{\\ifdefined\\Umathchar 注意\\fi} {\\ifdefined\\Umathchar 力\\fi}", "注意 力");
        add("  a \n b\t", "a b");
        add("$\\unknown x$", "\\${\\textbackslash}unknown x\\$");
        add("$x%y$", "\\$x\\%y\\$");
        add("$α_1$", "{${\\alpha}_1$}");
    }
    void titles()
    {
        QFETCH(QString, title);
        QFETCH(QString, ascii);
        QFETCH(QString, unicode);
        QCOMPARE(titleInTex(title, TexLetters::Ascii), ascii);
        QCOMPARE(titleInTex(title, TexLetters::Unicode), unicode.isEmpty() ? ascii : unicode);
    }

    void controlCharactersGo()
    {
        const QString title = u"a"_s + QChar(0) + QChar(7) + QChar(0x202e) + QChar(0xd800) + u"b"_s;
        QCOMPARE(titleInTex(title, TexLetters::Ascii), u"ab"_s);
    }

    void formulas_data()
    {
        QTest::addColumn<QString>("formula");
        QTest::addColumn<bool>("isSound");
        const auto add = [](const char* formula, bool isSound) {
            QTest::newRow(formula) << QString::fromUtf8(formula) << isSound;
        };
        for (const char* sound :
             {"x", "x^2", "x_1^2", "x'", "x'^2", "\\frac{1}{2}", "\\frac12", "\\sqrt[3]{x}",
              "\\left( x \\right.", "\\mathbb{R}^{n \\times d}", "\\text{a b}", "x^\\alpha", "\\{0,1\\}",
              "\\sum_{i=1}^n", "\\hat\\theta", "^2", "\\lbrace 0"})
            add(sound, true);
        for (const char* wrong :
             {"",    "x^",        "x^2^3",           "x^2'",       "\\frac{1}",    "{x",
              "x}",  "\\left( x", "\\right)",        "a & b",      "a \\\\ b",     "x % y",
              "#",   "\\foo",     "\\begin{matrix}", "x^\\frac12", "\\sqrt\\ln n", "x_\\ldots",
              "\\{", "é",         "\\text{a_b}",     "\\coloneqq", "\\limits",     "$",
              "\\"})
            add(wrong, false);
    }
    void formulas()
    {
        QFETCH(QString, formula);
        QTEST(isSoundFormula(formula), "isSound");
    }

    void deepFormulasEnd()
    {
        QVERIFY(!isSoundFormula(QString(100'000, u'{')));
        QVERIFY(!isSoundFormula(QString(1000, u'{') + QString(1000, u'}')));
        QVERIFY(!isSoundFormula(u"\\hat"_s.repeated(10'000)));
    }

    void authors()
    {
        const QStringList names{u"John von Neumann"_s,     u"Ludwig Van Assche"_s, u"Bill Gates Jr."_s,
                                u"ATLAS Collaboration"_s,  u"Madonna"_s,           u"P. Fong and M. Munich"_s,
                                u"Ortega y Gasset, José"_s};
        QCOMPARE(
            authorsInTex(names, BibDialect::BibTeX),
            u"von Neumann, John and Van Assche, Ludwig and Gates, Jr., Bill and {ATLAS Collaboration} and "
            "{Madonna} and {P. Fong and M. Munich} and {Ortega y Gasset}, Jos{\\'e}"_s);
    }

    void aPreprintInBothDialects()
    {
        Citation citation;
        citation.key = u"vaswani2017attention"_s;
        citation.title = u"Attention & BERT"_s;
        citation.authors = {u"Ashish Vaswani"_s};
        citation.year = 2017;
        citation.month = 6;
        citation.day = 12;
        citation.arxiv = u"1706.03762"_s;
        citation.primaryClass = u"cs.CL"_s;
        citation.doi = u"10.1000/a_b{c"_s;
        citation.url = u"https://example.org/a b_c%20d%"_s;
        citation.keywords = {u"a, b"_s, u"c"_s};
        citation.abstractText = u"One.\n\nTwo_2."_s;
        citation.comments = u"12 pages"_s;
        citation.note = u"# Mine\n- *a* {"_s;
        QCOMPARE(toBib(citation, BibDialect::BibTeX), uR"(@misc{vaswani2017attention,
  author = {Vaswani, Ashish},
  title = {Attention \& {BERT}},
  year = {2017},
  month = jun,
  day = {12},
  eprint = {1706.03762},
  archivePrefix = {arXiv},
  primaryClass = {cs.CL},
  doi = {10.1000/a_b%7Bc},
  url = {https://example.org/a%20b_c%20d%25},
  keywords = {{a, b}, c},
  abstract = {One.

Two\_2.},
  comments = {12 pages},
  annote = {\# Mine
- *a* {\textbraceleft}},
}
)"_s);
        const QString biblatex = toBib(citation, BibDialect::BibLaTeX);
        for (const QString& field : {u"  date = {2017-06-12},\n"_s, u"  eprinttype = {arXiv},\n"_s,
                                     u"  eprintclass = {cs.CL},\n"_s, u"  annotation = {"_s})
            QVERIFY2(biblatex.contains(field), qPrintable(biblatex));
    }

    void anArticleWithoutJournalIsNone()
    {
        Citation citation;
        citation.kind = Citation::Kind::Article;
        QVERIFY(toBib(citation, BibDialect::BibTeX).startsWith("@misc{anon,"_L1));
        citation.venue = u"J. Theory"_s;
        QVERIFY(toBib(citation, BibDialect::BibTeX).contains("journal = {J. Theory}"_L1));
        QVERIFY(toBib(citation, BibDialect::BibLaTeX).contains("journaltitle = {J. Theory}"_L1));
    }
};

QTEST_GUILESS_MAIN(TestBibtex)
#include "test_bibtex.moc"
