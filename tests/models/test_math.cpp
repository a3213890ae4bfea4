#include "models/math/mathpieces.h"
#include "models/math/textcommands.h"
#include "models/math/unicodemath.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace offprint;

using Kind = MathPiece::Kind;

/// Formulas in titles and abstracts: where they are, and what they are in plain characters.
class TestMath : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void formulasInCharacters_data()
    {
        QTest::addColumn<QString>("tex");
        QTest::addColumn<QString>("text");
        const auto add = [](const char* tex, const char* text) {
            QTest::newRow(tex) << QString::fromUtf8(tex) << QString::fromUtf8(text);
        };
        add("\\ell_2", "ℓ₂");
        add("O(n \\log n)", "O(n log n)");
        add("O(n\\log n)", "O(n log n)");
        add("O(\\log(n))", "O(log(n))");
        add("\\log^2 n", "log² n");
        add("\\pi", "π");
        add("\\hat{x}", "x̂");
        add("\\hat x", "x̂");
        add("\\mathbb{R}^{n \\times d}", "ℝ^(n×d)");
        add("\\mathbb{R}^n", "ℝⁿ");
        add("x_{i+1}", "xᵢ₊₁");
        add("x_{out}", "xₒᵤₜ");
        add("x^{\\text{opt}}", "xᵒᵖᵗ");
        add("\\pi^*", "π*");
        add("f'(x)", "f′(x)");
        add("a=b", "a = b");
        add("x \\in \\mathcal{X}", "x ∈ X");
        add("\\mathcal{L}_\\theta", "ℒ_θ");
        add("\\frac{1}{2}", "1/2");
        add("\\frac{a+b}{c}", "(a+b)/c");
        add("\\sqrt{n}", "√n");
        add("\\sqrt{n+1}", "√(n+1)");
        add("\\sqrt[3]{n}", "∛n");
        add("\\left( a \\right)", "(a)");
        add("\\sum_{i=1}^n x_i", "∑ᵢ₌₁ⁿxᵢ");
        add("\\epsilon \\to 0", "ϵ → 0");
        add("<5\\%", "<5%");
        add("\\sim 5", "∼5");
        add("10^{-6}", "10⁻⁶");
        add("\\operatorname{softmax}(x)", "softmax(x)");
        add("\\operatorname*{arg\\,max}_x f", "arg maxₓ f");
        add("\\arg\\max_x f", "arg maxₓ f");
        add("a \\not= b", "a ≠ b");
        add("\\mathrm{KL}(p \\| q)", "KL(p‖q)");
        add("H_2O", "H₂O");
        add("n^{n^2}", "n^(n²)");
        add("", "");
    }
    void formulasInCharacters()
    {
        QFETCH(QString, tex);
        QFETCH(QString, text);
        QCOMPARE(unicodeMath(tex).value_or(u"none"_s), text);
    }

    void whatCannotBeSaid_data()
    {
        QTest::addColumn<QString>("tex");
        for (const char* tex :
             {"\\unknown{x}", "\\begin{matrix}a\\end{matrix}", "\\hat{xyz}", "{a", "a}", "a^", "\\frac{1}",
              "\\sqrt[n]{x}", "a\\", "\\text{a $b$}", "\\text", "#1", "\\def\\a{b}", "^", "_{}^{}_"})
            QTest::newRow(tex) << QString::fromUtf8(tex);
        QTest::newRow("deep") << u"{"_s.repeated(100'000);
        QTest::newRow("deep scripts") << u"x^"_s.repeated(100'000);
        QTest::newRow("deep roots") << u"\\sqrt"_s.repeated(100'000) + u'x';
        QTest::newRow("deep accents") << u"\\hat "_s.repeated(100'000) + u'x';
    }
    void whatCannotBeSaid()
    {
        QFETCH(QString, tex);
        QVERIFY2(!unicodeMath(tex), qPrintable(unicodeMath(tex).value_or(QString())));
    }

    void words_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("text");
        const auto add = [](const char* source, const char* text) {
            QTest::newRow(source) << QString::fromUtf8(source) << QString::fromUtf8(text);
        };
        add("\\emph{very} good", "very good");
        add("\\textbf{a \\emph{b} c}", "a b c");
        add("{\\em very} good", "very good");
        add("5\\% of \\$10 \\& more", "5% of $10 & more");
        add("Fig.~3", "Fig.\u00a03");
        add("about ~30%", "about ~30%");
        add("(~5x)", "(~5x)");
        add("``quoted''", "“quoted”");
        add("a---b", "a—b");
        add("1--2", "1–2");
        add("a -- b", "a – b");
        add("use --option", "use --option");
        add("-----", "-----");
        add("\\url{https://a.b/c}", "https://a.b/c");
        add("\\href{https://a.b}{here}", "here");
        add("\\LaTeX{} and \\ldots", "LaTeX and …");
        add("\\cite{a} stays", "\\cite{a} stays");
        add("C:\\path", "C:\\path");
        add("{a, b} stays", "{a, b} stays");
        add("\\emph{open", "\\emph{open");
        add("it's ok", "it's ok");
        add("", "");
    }
    void words()
    {
        QFETCH(QString, source);
        QFETCH(QString, text);
        QCOMPARE(readTextCommands(source), text);
    }

    void hostileWordsAreQuick()
    {
        for (const QString& piece : {u"\\emph{"_s, u"{\\em "_s, u"}"_s, u"\\href{"_s, u"\\"_s, u"`"_s, u"-"_s,
                                     u"$"_s, u"^"_s, u"a^"_s, u"\\("_s, u"\\begin{"_s, u"_{"_s, u"$$"_s})
            QVERIFY(readableText(piece.repeated(50'000)).size() <= 50'000 * piece.size());
    }

    void pieces_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("found"); // words as they are, formulas in ‹›, displayed ones in «»
        const auto add = [](const char* text, const QStringList& found) {
            QTest::newRow(text) << QString::fromUtf8(text) << found;
        };
        add("An $\\ell_2$-norm", {u"An "_s, u"‹\\ell_2›"_s, u"-norm"_s});
        add("costs $5 and $10", {u"costs $5 and $10"_s});
        add("$5 to $n$", {u"$5 to "_s, u"‹n›"_s});
        add("$ a$ and $a $", {u"$ a$ and $a $"_s});
        add("\\$5 and $x$", {u"$5 and "_s, u"‹x›"_s});
        add("\\(a\\) and \\[b\\]", {u"‹a›"_s, u" and "_s, u"«b»"_s});
        add("$$a$$", {u"«a»"_s});
        add("$$a$", {u"$$a$"_s});
        add("\\begin{equation}a\\end{equation}!", {u"«\\begin{equation}a\\end{equation}»"_s, u"!"_s});
        add("an \\alpha-divergence", {u"an "_s, u"‹\\alpha›"_s, u"-divergence"_s});
        add("in \\mathbb{R}^{n}", {u"in "_s, u"‹\\mathbb{R}^{n}›"_s});
        add("of 10^6 and 10^-3 and 2^{16}.",
            {u"of "_s, u"‹10^6›"_s, u" and "_s, u"‹10^{-3}›"_s, u" and "_s, u"‹2^{16}›"_s, u"."_s});
        add("L_2 and x^2", {u"‹L_2›"_s, u" and "_s, u"‹x^2›"_s});
        add("a_variable, file_1, __init__, my_x_1", {u"a_variable, file_1, __init__, my_x_1"_s});
        add("\\emph{a $x$ b}", {u"a "_s, u"‹x›"_s, u" b"_s});
        add("$a\n\nb$", {u"$a\n\nb$"_s});
        add("$\\$5$", {u"‹\\$5›"_s});
        add("a $$", {u"a $$"_s});
        add("", {});
    }
    void pieces()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, found);
        QStringList got;
        for (const MathPiece& piece : mathPieces(text)) {
            got.append(piece.kind == Kind::Text     ? piece.content
                       : piece.kind == Kind::Inline ? u'‹' + piece.content + u'›'
                                                    : u'«' + piece.content + u'»');
        }
        QCOMPARE(got, found);
    }

    void formulasAreTakenOutOfMarkdown_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::addColumn<QString>("rest"); // with # for each formula
        QTest::addColumn<QStringList>("formulas");
        QTest::newRow("emphasis") << u"*a* $x_1 * y_1$ *b*"_s << u"*a* # *b*"_s
                                  << QStringList{u"x_1 * y_1"_s};
        QTest::newRow("code") << u"`$a$` and ``$b$ ` `` and $c$"_s << u"`$a$` and ``$b$ ` `` and #"_s
                              << QStringList{u"c"_s};
        QTest::newRow("fence") << u"```\n$a$\n```\n$b$"_s << u"```\n$a$\n```\n#"_s << QStringList{u"b"_s};
        QTest::newRow("open fence") << u"$b$\n~~~\n$a$"_s << u"#\n~~~\n$a$"_s << QStringList{u"b"_s};
        QTest::newRow("a backtick") << u"a ` $b$"_s << u"a ` #"_s << QStringList{u"b"_s};
        QTest::newRow("no bare ones")
            << u"\\alpha x^2 a_b_c 5\\% \\$x$ $5"_s << u"\\alpha x^2 a_b_c 5\\% \\$x$ $5"_s << QStringList();
        QTest::newRow("displayed") << u"\\[a\\] $$b$$"_s << u"# #"_s << QStringList{u"a"_s, u"b"_s};
    }
    void formulasAreTakenOutOfMarkdown()
    {
        QFETCH(QString, markdown);
        QFETCH(QString, rest);
        QFETCH(QStringList, formulas);
        const MarkdownMath math = MarkdownMath::of(markdown);
        QStringList found;
        QString shown;
        for (qsizetype i = 0; i < math.markdown.size(); ++i) {
            const qsizetype formula = math.formulaAt(math.markdown, i);
            if (formula < 0) {
                shown += math.markdown[i];
                continue;
            }
            shown += u'#';
            found.append(math.formulas[formula].content);
            ++i;
        }
        QCOMPARE(shown, rest);
        QCOMPARE(found, formulas);
    }

    void textsAreRead()
    {
        QCOMPARE(
            readableText(u"It costs $9k to train on that many nodes, not $3.7 per hour, with $9 + x$."_s),
            u"It costs $9k to train on that many nodes, not $3.7 per hour, with 9+x."_s);
        QCOMPARE(readableText(u"Fast $O(n\\log n)$ \\emph{and} $\\foo{x}$, 10^6 times"_s),
                 u"Fast O(n log n) and \\foo{x}, 10⁶ times"_s);
    }
};

QTEST_GUILESS_MAIN(TestMath)
#include "test_math.moc"
