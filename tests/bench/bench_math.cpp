// How many formulas of real abstracts are typeset, and what one takes.

#include "models/math/mathpieces.h"
#include "models/math/unicodemath.h"
#include "tests/bench/figure.h"
#include "tests/support/realpapers.h"
#include "ui/math/mathengine.h"
#include "ui/math/svgformula.h"

#include <QtCore/QElapsedTimer>
#include <QtGui/QGuiApplication>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace offprint;

int main(int argc, char** argv)
{
    const QGuiApplication application(argc, argv);
    const QList<ParsedEntry> papers = realPapers(10);
    if (papers.isEmpty() || !MathEngine::isAvailable()) {
        std::fputs("The real papers, or MathJax, are not there: nothing to measure.\n", stderr);
        return 0;
    }
    QList<MathPiece> formulas;
    for (const ParsedEntry& paper : papers) {
        for (const MathPiece& piece : mathPieces(paper.abstractText)) {
            if (piece.kind != MathPiece::Kind::Text)
                formulas.append(piece);
        }
    }
    MathEngine engine;
    QElapsedTimer timer;
    timer.start();
    static_cast<void>(engine.svg(u"x"_s, false));
    Figure{
        u"starting MathJax, with its first formula"_s, u"ms"_s, {double(timer.nsecsElapsed()) / 1e6}, {}, 300}
        .print();
    std::vector<double> times;
    double typeset = 0;
    double said = 0;
    for (const MathPiece& piece : std::as_const(formulas)) {
        timer.start();
        const auto svg = engine.svg(piece.content, piece.kind == MathPiece::Kind::Display);
        const bool isTypeset = svg && formulaFromSvg(*svg);
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
        typeset += isTypeset ? 1 : 0;
        said += unicodeMath(piece.content) ? 1 : 0;
        if (!isTypeset)
            std::fprintf(stderr, "not typeset: %s\n", qPrintable(piece.source));
    }
    const double all = double(formulas.size());
    Figure{u"a formula of a real abstract, of %1"_s.arg(formulas.size()), u"ms"_s, times, {}, 16}.print();
    Figure{u"formulas that are not typeset"_s, u"percent"_s, {100 * (all - typeset) / all}, {}, 1}.print();
    Figure{u"formulas that cannot be said in characters"_s, u"percent"_s, {100 * (all - said) / all}, {}, 10}
        .print();
    return 0;
}
