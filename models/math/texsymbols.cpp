#include "models/math/texsymbols.h"

#include <QtCore/QHash>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

using Kind = TexSymbol::Kind;

struct Named
{
    QStringView name;
    QStringView text;
    Kind kind = Kind::Ordinary;
};

constexpr std::array ordinary{
    Named{u"alpha", u"α"},    Named{u"beta", u"β"},       Named{u"gamma", u"γ"},
    Named{u"delta", u"δ"},    Named{u"epsilon", u"ϵ"},    Named{u"varepsilon", u"ε"},
    Named{u"zeta", u"ζ"},     Named{u"eta", u"η"},        Named{u"theta", u"θ"},
    Named{u"vartheta", u"ϑ"}, Named{u"iota", u"ι"},       Named{u"kappa", u"κ"},
    Named{u"lambda", u"λ"},   Named{u"mu", u"μ"},         Named{u"nu", u"ν"},
    Named{u"xi", u"ξ"},       Named{u"omicron", u"ο"},    Named{u"pi", u"π"},
    Named{u"varpi", u"ϖ"},    Named{u"rho", u"ρ"},        Named{u"varrho", u"ϱ"},
    Named{u"sigma", u"σ"},    Named{u"varsigma", u"ς"},   Named{u"tau", u"τ"},
    Named{u"upsilon", u"υ"},  Named{u"phi", u"ϕ"},        Named{u"varphi", u"φ"},
    Named{u"chi", u"χ"},      Named{u"psi", u"ψ"},        Named{u"omega", u"ω"},
    Named{u"Gamma", u"Γ"},    Named{u"Delta", u"Δ"},      Named{u"Theta", u"Θ"},
    Named{u"Lambda", u"Λ"},   Named{u"Xi", u"Ξ"},         Named{u"Pi", u"Π"},
    Named{u"Sigma", u"Σ"},    Named{u"Upsilon", u"Υ"},    Named{u"Phi", u"Φ"},
    Named{u"Psi", u"Ψ"},      Named{u"Omega", u"Ω"},      Named{u"ell", u"ℓ"},
    Named{u"hbar", u"ℏ"},     Named{u"imath", u"ı"},      Named{u"jmath", u"ȷ"},
    Named{u"Re", u"ℜ"},       Named{u"Im", u"ℑ"},         Named{u"wp", u"℘"},
    Named{u"aleph", u"ℵ"},    Named{u"infty", u"∞"},      Named{u"partial", u"∂"},
    Named{u"nabla", u"∇"},    Named{u"forall", u"∀"},     Named{u"exists", u"∃"},
    Named{u"nexists", u"∄"},  Named{u"emptyset", u"∅"},   Named{u"varnothing", u"∅"},
    Named{u"neg", u"¬"},      Named{u"lnot", u"¬"},       Named{u"top", u"⊤"},
    Named{u"bot", u"⊥"},      Named{u"angle", u"∠"},      Named{u"prime", u"′"},
    Named{u"degree", u"°"},   Named{u"dagger", u"†"},     Named{u"ddagger", u"‡"},
    Named{u"S", u"§"},        Named{u"P", u"¶"},          Named{u"checkmark", u"✓"},
    Named{u"square", u"□"},   Named{u"Box", u"□"},        Named{u"blacksquare", u"■"},
    Named{u"triangle", u"△"}, Named{u"Diamond", u"◇"},    Named{u"clubsuit", u"♣"},
    Named{u"ldots", u"…"},    Named{u"dots", u"…"},       Named{u"dotsc", u"…"},
    Named{u"cdots", u"⋯"},    Named{u"dotsb", u"⋯"},      Named{u"vdots", u"⋮"},
    Named{u"ddots", u"⋱"},    Named{u"langle", u"⟨"},     Named{u"rangle", u"⟩"},
    Named{u"lceil", u"⌈"},    Named{u"rceil", u"⌉"},      Named{u"lfloor", u"⌊"},
    Named{u"rfloor", u"⌋"},   Named{u"lbrace", u"{"},     Named{u"rbrace", u"}"},
    Named{u"lbrack", u"["},   Named{u"rbrack", u"]"},     Named{u"vert", u"|"},
    Named{u"lvert", u"|"},    Named{u"rvert", u"|"},      Named{u"Vert", u"‖"},
    Named{u"lVert", u"‖"},    Named{u"rVert", u"‖"},      Named{u"backslash", u"\\"},
    Named{u"colon", u":"},    Named{u"{", u"{"},          Named{u"}", u"}"},
    Named{u"|", u"‖"},        Named{u"%", u"%"},          Named{u"#", u"#"},
    Named{u"&", u"&"},        Named{u"_", u"_"},          Named{u"$", u"$"},
    Named{u"pounds", u"£"},   Named{u"textdegree", u"°"}, Named{u"flat", u"♭"},
    Named{u"sharp", u"♯"},    Named{u"natural", u"♮"},    Named{u"complement", u"∁"},
    Named{u"beth", u"ℶ"},     Named{u"mho", u"℧"},        Named{u"eth", u"ð"},
    Named{u"digamma", u"ϝ"}};

constexpr std::array operators{Named{u"sum", u"∑"},       Named{u"prod", u"∏"},     Named{u"coprod", u"∐"},
                               Named{u"int", u"∫"},       Named{u"iint", u"∬"},     Named{u"iiint", u"∭"},
                               Named{u"oint", u"∮"},      Named{u"bigcup", u"⋃"},   Named{u"bigcap", u"⋂"},
                               Named{u"bigvee", u"⋁"},    Named{u"bigwedge", u"⋀"}, Named{u"bigoplus", u"⨁"},
                               Named{u"bigotimes", u"⨂"}, Named{u"bigsqcup", u"⨆"}};

constexpr std::array relations{Named{u"le", u"≤"},
                               Named{u"leq", u"≤"},
                               Named{u"leqslant", u"≤"},
                               Named{u"ge", u"≥"},
                               Named{u"geq", u"≥"},
                               Named{u"geqslant", u"≥"},
                               Named{u"ll", u"≪"},
                               Named{u"gg", u"≫"},
                               Named{u"lt", u"<"},
                               Named{u"gt", u">"},
                               Named{u"ne", u"≠"},
                               Named{u"neq", u"≠"},
                               Named{u"equiv", u"≡"},
                               Named{u"approx", u"≈"},
                               Named{u"sim", u"∼"},
                               Named{u"simeq", u"≃"},
                               Named{u"cong", u"≅"},
                               Named{u"asymp", u"≍"},
                               Named{u"doteq", u"≐"},
                               Named{u"propto", u"∝"},
                               Named{u"lesssim", u"≲"},
                               Named{u"gtrsim", u"≳"},
                               Named{u"prec", u"≺"},
                               Named{u"succ", u"≻"},
                               Named{u"preceq", u"⪯"},
                               Named{u"succeq", u"⪰"},
                               Named{u"in", u"∈"},
                               Named{u"notin", u"∉"},
                               Named{u"ni", u"∋"},
                               Named{u"subset", u"⊂"},
                               Named{u"supset", u"⊃"},
                               Named{u"subseteq", u"⊆"},
                               Named{u"supseteq", u"⊇"},
                               Named{u"subsetneq", u"⊊"},
                               Named{u"nsubseteq", u"⊈"},
                               Named{u"sqsubseteq", u"⊑"},
                               Named{u"models", u"⊨"},
                               Named{u"vDash", u"⊨"},
                               Named{u"vdash", u"⊢"},
                               Named{u"dashv", u"⊣"},
                               Named{u"perp", u"⊥"},
                               Named{u"parallel", u"∥"},
                               Named{u"mid", u"∣"},
                               Named{u"nmid", u"∤"},
                               Named{u"triangleq", u"≜"},
                               Named{u"coloneqq", u"≔"},
                               Named{u"to", u"→"},
                               Named{u"rightarrow", u"→"},
                               Named{u"longrightarrow", u"⟶"},
                               Named{u"leftarrow", u"←"},
                               Named{u"gets", u"←"},
                               Named{u"longleftarrow", u"⟵"},
                               Named{u"leftrightarrow", u"↔"},
                               Named{u"Rightarrow", u"⇒"},
                               Named{u"Longrightarrow", u"⟹"},
                               Named{u"implies", u"⟹"},
                               Named{u"Leftarrow", u"⇐"},
                               Named{u"Leftrightarrow", u"⇔"},
                               Named{u"iff", u"⟺"},
                               Named{u"mapsto", u"↦"},
                               Named{u"longmapsto", u"⟼"},
                               Named{u"hookrightarrow", u"↪"},
                               Named{u"hookleftarrow", u"↩"},
                               Named{u"uparrow", u"↑"},
                               Named{u"downarrow", u"↓"},
                               Named{u"updownarrow", u"↕"},
                               Named{u"nearrow", u"↗"},
                               Named{u"searrow", u"↘"},
                               Named{u"rightleftharpoons", u"⇌"},
                               Named{u"rightharpoonup", u"⇀"},
                               Named{u"leadsto", u"⇝"},
                               Named{u"rightsquigarrow", u"⇝"},
                               Named{u"twoheadrightarrow", u"↠"},
                               Named{u"bowtie", u"⋈"},
                               Named{u"Join", u"⋈"},
                               Named{u"colonequals", u"≔"},
                               Named{u"gtrapprox", u"⪆"},
                               Named{u"lessapprox", u"⪅"},
                               Named{u"Uparrow", u"⇑"},
                               Named{u"Downarrow", u"⇓"},
                               Named{u"vartriangleleft", u"⊲"}};

constexpr std::array binaries{
    Named{u"times", u"×"},       Named{u"div", u"÷"},      Named{u"pm", u"±"},
    Named{u"mp", u"∓"},          Named{u"cdot", u"·"},     Named{u"ast", u"∗"},
    Named{u"star", u"⋆"},        Named{u"circ", u"∘"},     Named{u"bullet", u"•"},
    Named{u"cup", u"∪"},         Named{u"cap", u"∩"},      Named{u"sqcup", u"⊔"},
    Named{u"sqcap", u"⊓"},       Named{u"setminus", u"∖"}, Named{u"smallsetminus", u"∖"},
    Named{u"vee", u"∨"},         Named{u"lor", u"∨"},      Named{u"wedge", u"∧"},
    Named{u"land", u"∧"},        Named{u"oplus", u"⊕"},    Named{u"ominus", u"⊖"},
    Named{u"otimes", u"⊗"},      Named{u"odot", u"⊙"},     Named{u"oslash", u"⊘"},
    Named{u"ltimes", u"⋉"},      Named{u"rtimes", u"⋊"},   Named{u"uplus", u"⊎"},
    Named{u"wr", u"≀"},          Named{u"amalg", u"⨿"},    Named{u"diamond", u"⋄"},
    Named{u"boxplus", u"⊞"},     Named{u"boxtimes", u"⊠"}, Named{u"triangleright", u"▷"},
    Named{u"triangleleft", u"◁"}};

constexpr std::array functions{u"log",    u"ln",  u"lg",   u"exp",  u"sin",  u"cos",  u"tan",    u"cot",
                               u"sec",    u"csc", u"sinh", u"cosh", u"tanh", u"coth", u"arcsin", u"arccos",
                               u"arctan", u"min", u"max",  u"sup",  u"inf",  u"lim",  u"arg",    u"det",
                               u"dim",    u"deg", u"gcd",  u"hom",  u"ker",  u"Pr",   u"bmod"};

constexpr std::array longFunctions{Named{u"limsup", u"lim sup"}, Named{u"liminf", u"lim inf"},
                                   Named{u"argmax", u"arg max"}, Named{u"argmin", u"arg min"}};

/// Spaces of all widths are one; what says how large or where to break says nothing.
constexpr std::array spaces{Named{u",", u" "},        Named{u":", u" "},
                            Named{u";", u" "},        Named{u" ", u" "},
                            Named{u"!", u""},         Named{u">", u" "},
                            Named{u"quad", u" "},     Named{u"qquad", u" "},
                            Named{u"enspace", u" "},  Named{u"thinspace", u" "},
                            Named{u"medspace", u" "}, Named{u"thickspace", u" "},
                            Named{u"hfill", u" "},    Named{u"\\", u" "},
                            Named{u"newline", u" "},  Named{u"left", u""},
                            Named{u"right", u""},     Named{u"middle", u""},
                            Named{u"big", u""},       Named{u"Big", u""},
                            Named{u"bigg", u""},      Named{u"Bigg", u""},
                            Named{u"bigl", u""},      Named{u"bigr", u""},
                            Named{u"Bigl", u""},      Named{u"Bigr", u""},
                            Named{u"biggl", u""},     Named{u"biggr", u""},
                            Named{u"Biggl", u""},     Named{u"Biggr", u""},
                            Named{u"bigm", u""},      Named{u"displaystyle", u""},
                            Named{u"textstyle", u""}, Named{u"scriptstyle", u""},
                            Named{u"limits", u""},    Named{u"nolimits", u""},
                            Named{u"nonumber", u""},  Named{u"notag", u""},
                            Named{u"rm", u""},        Named{u"bf", u""},
                            Named{u"it", u""},        Named{u"sf", u""},
                            Named{u"tt", u""},        Named{u"cal", u""},
                            Named{u"em", u""},        Named{u"/", u""}};

QHash<QStringView, TexSymbol> makeTable()
{
    QHash<QStringView, TexSymbol> table;
    const auto add = [&](const auto& names, Kind kind) {
        for (const Named& each : names)
            table.insert(each.name, {each.text, kind});
    };
    add(ordinary, Kind::Ordinary);
    add(operators, Kind::Operator);
    add(relations, Kind::Relation);
    add(binaries, Kind::Binary);
    add(longFunctions, Kind::Function);
    add(spaces, Kind::Space);
    for (const QStringView name : functions)
        table.insert(name, {name, Kind::Function});
    return table;
}

constexpr std::array ofOtherPackages{
    QStringView(u"omicron"),  QStringView(u"degree"),      QStringView(u"lt"),     QStringView(u"gt"),
    QStringView(u"coloneqq"), QStringView(u"colonequals"), QStringView(u"argmax"), QStringView(u"argmin")};

/// The first name that says it: the usual one.
QHash<QChar, QStringView> makeNames()
{
    QHash<QChar, QStringView> symbolNames;
    const auto add = [&](const auto& named) {
        for (const Named& each : named) {
            const bool isSign = each.text.size() == 1 && each.text.front().unicode() > 0x7f;
            if (isSign && isInAmsSymbols(each.name) && !symbolNames.contains(each.text.front()))
                symbolNames.insert(each.text.front(), each.name);
        }
    };
    add(ordinary);
    add(operators);
    add(relations);
    add(binaries);
    return symbolNames;
}

constexpr QStringView plainRaised =
    u"0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφϕχ⊤′*∗⋆∘†‡°";
constexpr QStringView raised =
    u"⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵠᵡᵀ′**⋆°†‡°";
constexpr QStringView plainLowered = u"0123456789+-−=()aehijklmnoprstuvxβγρφϕχ";
constexpr QStringView lowered = u"₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵩᵪ";
static_assert(plainRaised.size() == raised.size() && plainLowered.size() == lowered.size());

std::optional<QChar> mapped(QChar c, QStringView from, QStringView to)
{
    const qsizetype at = from.indexOf(c);
    return at < 0 ? std::nullopt : std::optional(to[at]);
}

} // namespace

std::optional<TexSymbol> texSymbol(QStringView name)
{
    static const QHash<QStringView, TexSymbol> table = makeTable();
    const auto found = table.constFind(name);
    return found == table.constEnd() ? std::nullopt : std::optional(*found);
}

std::optional<QChar> superscript(QChar c)
{
    return mapped(c, plainRaised, raised);
}

std::optional<QChar> subscript(QChar c)
{
    return mapped(c, plainLowered, lowered);
}

bool isRaisedOrLowered(QChar c)
{
    return raised.contains(c) || lowered.contains(c);
}

std::optional<QChar> combiningAccent(QStringView name)
{
    constexpr std::array accents{
        std::pair(QStringView(u"hat"), u'\u0302'),      std::pair(QStringView(u"widehat"), u'\u0302'),
        std::pair(QStringView(u"tilde"), u'\u0303'),    std::pair(QStringView(u"widetilde"), u'\u0303'),
        std::pair(QStringView(u"bar"), u'\u0304'),      std::pair(QStringView(u"overline"), u'\u0305'),
        std::pair(QStringView(u"vec"), u'\u20d7'),      std::pair(QStringView(u"dot"), u'\u0307'),
        std::pair(QStringView(u"ddot"), u'\u0308'),     std::pair(QStringView(u"check"), u'\u030c'),
        std::pair(QStringView(u"breve"), u'\u0306'),    std::pair(QStringView(u"acute"), u'\u0301'),
        std::pair(QStringView(u"grave"), u'\u0300'),    std::pair(QStringView(u"mathring"), u'\u030a'),
        std::pair(QStringView(u"underline"), u'\u0332')};
    const auto found = std::ranges::find(accents, name, [](const auto& each) { return each.first; });
    return found == accents.end() ? std::nullopt : std::optional(QChar(found->second));
}

QChar alphabetLetter(QStringView alphabet, QChar letter)
{
    constexpr QStringView doubled = u"CHNPQRZ";
    constexpr QStringView doubledForms = u"ℂℍℕℙℚℝℤ";
    constexpr QStringView script = u"BEFHILMRego";
    constexpr QStringView scriptForms = u"ℬℰℱℋℐℒℳℛℯℊℴ";
    constexpr QStringView fraktur = u"CHIRZ";
    constexpr QStringView frakturForms = u"ℭℌℑℜℨ";
    if (alphabet == u"mathbb" || alphabet == u"mathds" || alphabet == u"mathbbm")
        return mapped(letter, doubled, doubledForms).value_or(letter);
    if (alphabet == u"mathcal" || alphabet == u"mathscr")
        return mapped(letter, script, scriptForms).value_or(letter);
    if (alphabet == u"mathfrak")
        return mapped(letter, fraktur, frakturForms).value_or(letter);
    return letter;
}

std::optional<QStringView> texNameOf(QChar symbol)
{
    static const QHash<QChar, QStringView> symbolNames = makeNames();
    const auto found = symbolNames.constFind(symbol);
    return found == symbolNames.cend() ? std::nullopt : std::optional(*found);
}

bool isInAmsSymbols(QStringView name)
{
    return texSymbol(name) && std::ranges::find(ofOtherPackages, name) == ofOtherPackages.end();
}

} // namespace offprint
