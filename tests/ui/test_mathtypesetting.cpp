#include "models/math/mathpieces.h"
#include "tests/support/realpapers.h"
#include "ui/math/mathengine.h"
#include "ui/math/mathtypesetter.h"
#include "ui/math/svgformula.h"

#include <QtGui/QImage>
#include <QtGui/QPainter>
#include <QtTest/QtTest>
#include <QtWidgets/QApplication>

using namespace Qt::StringLiterals;
using namespace offprint;

using State = MathTypesetter::Answer::State;

/// Formulas as they are drawn.
class TestMathTypesetting : public QObject
{
    Q_OBJECT

private:
    MathTypesetter m_typesetter;

    [[nodiscard]] MathTypesetter::Answer typeset(const QString& tex, bool isDisplay = false)
    {
        static_cast<void>(m_typesetter.formula(tex, isDisplay));
        static_cast<void>(QTest::qWaitFor(
            [&] { return m_typesetter.formula(tex, isDisplay).state != State::Pending; }, 30'000));
        return m_typesetter.formula(tex, isDisplay);
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!MathTypesetter::isAvailable())
            QSKIP("SKIPPED: the whole test, since Offprint is built without MathJax");
    }

    void aFormulaHasItsSizeAndInk()
    {
        const auto x = typeset(u"x"_s);
        QCOMPARE(x.state, State::Done);
        QVERIFY(x.formula->width > 0.4 && x.formula->width < 0.8);
        QVERIFY(x.formula->ascent > 0.3 && x.formula->descent >= 0 && x.formula->descent < 0.2);
        const auto fraction = typeset(u"\\frac{a}{b}"_s, true);
        QCOMPARE(fraction.state, State::Done);
        QVERIFY(fraction.formula->descent > 0.5 && fraction.formula->ascent > 1);
        QImage image(100, 100, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
        QPainter painter(&image);
        paintFormula(painter, *x.formula, {20, 60}, 40, Qt::red);
        painter.end();
        int red = 0;
        for (int i = 0; i < 100 * 100; ++i)
            red += image.pixelColor(i % 100, i / 100) == QColor(Qt::red) ? 1 : 0;
        QVERIFY2(red > 60 && red < 600, qPrintable(QString::number(red)));
        // All of it within its box
        const QRectF box(-0.1, -x.formula->ascent - 0.1, x.formula->width + 0.2,
                         x.formula->ascent + x.formula->descent + 0.2);
        QVERIFY(box.contains(x.formula->outline.boundingRect()));
    }

    void stretchedPiecesReachFar()
    {
        const auto arrow = typeset(u"\\overline{aaaaaaaaaaaaaaaaaaaa}"_s);
        QCOMPARE(arrow.state, State::Done);
        const QRectF ink = arrow.formula->outline.boundingRect();
        QVERIFY(ink.width() > arrow.formula->width * 0.9 && ink.width() < arrow.formula->width * 1.1);
    }

    void whatIsWrongFails_data()
    {
        QTest::addColumn<QString>("tex");
        QTest::newRow("unknown macro") << u"\\nosuchmacro{x}"_s;
        QTest::newRow("open brace") << u"{x"_s;
        QTest::newRow("recursive macro") << u"\\def\\a{\\a\\a}\\a"_s;
        QTest::newRow("exponential macros")
            << u"\\def\\a{xxxxxxxxxx}\\def\\b{\\a\\a\\a\\a\\a\\a\\a\\a}\\def\\c{\\b\\b\\b\\b\\b\\b\\b\\b}\\def\\d{\\c\\c\\c\\c\\c\\c\\c\\c}\\d\\d\\d\\d\\d\\d\\d\\d"_s;
        QTest::newRow("deep") << u"\\sqrt{"_s.repeated(3'000) + u"x"_s + u"}"_s.repeated(3'000);
        QTest::newRow("deep without braces") << u"\\sqrt"_s.repeated(330) + u"x"_s;
        QTest::newRow("long") << u"x+"_s.repeated(5'000);
        QTest::newRow("huge") << u"\\rule{100000em}{100000em}"_s;
        QTest::newRow("nothing") << u"\\require{html}\\href{x}{y}"_s;
    }
    void whatIsWrongFails()
    {
        QFETCH(QString, tex);
        QCOMPARE(typeset(tex).state, State::Failed);
        QCOMPARE(typeset(u"y"_s).state, State::Done);
    }

    void definitionsEndWithTheirFormula()
    {
        QCOMPARE(typeset(u"\\newcommand{\\mine}{x}\\mine"_s).state, State::Done);
        QCOMPARE(typeset(u"\\mine"_s).state, State::Failed);
    }

    void thousandsAreAnsweredTheLatestFirst()
    {
        MathTypesetter typesetter;
        for (int i = 0; i < 3'000; ++i)
            static_cast<void>(typesetter.formula(u"a_{%1}"_s.arg(i), false));
        QTRY_COMPARE_WITH_TIMEOUT(typesetter.formula(u"a_{2999}"_s, false).state, State::Done, 30'000);
    }

    void noDrawing_data()
    {
        QTest::addColumn<QString>("svg");
        for (const char* svg : {"", "text", "<svg/>", "<svg viewBox='0 0 1'/>", "<svg viewBox='0 0 1 1'>",
                                "<g/>", "<svg viewBox='0 0 1e9 1'/>", "<svg viewBox='0 0 nan nan'/>"})
            QTest::newRow(svg) << QString::fromLatin1(svg);
    }
    void noDrawing()
    {
        QFETCH(QString, svg);
        QVERIFY(!formulaFromSvg(svg));
    }

    /// The share of real abstracts' formulas that are typeset.
    void realAbstracts()
    {
        const QList<ParsedEntry> papers = realPapers(37);
        if (papers.isEmpty())
            QSKIP("the real papers are not there");
        MathEngine engine; // on this thread
        int formulas = 0;
        int failed = 0;
        QElapsedTimer timer;
        timer.start();
        for (const ParsedEntry& paper : papers) {
            for (const MathPiece& piece : mathPieces(paper.abstractText)) {
                if (piece.kind == MathPiece::Kind::Text || formulas >= 400)
                    continue;
                ++formulas;
                const auto svg = engine.svg(piece.content, piece.kind == MathPiece::Kind::Display);
                if (svg && formulaFromSvg(*svg))
                    continue;
                ++failed;
                qInfo("not typeset: %s", qPrintable(piece.source));
            }
        }
        qInfo("%d formulas, %d not typeset, %.1f ms each", formulas, failed,
              double(timer.elapsed()) / formulas);
        QVERIFY2(failed * 50 < formulas, "more than 2 % are not typeset");
    }
};

QTEST_MAIN(TestMathTypesetting)
#include "test_mathtypesetting.moc"
