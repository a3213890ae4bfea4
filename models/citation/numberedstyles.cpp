#include "models/citation/referencenames.h"
#include "models/citation/referencestyles.h"

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

using Kind = Citation::Kind;
using Order = NameRules::Order;

/// "Mar. 2024", as IEEE and ACM shorten the months.
QString shortDate(const Citation& c)
{
    static const QStringList months{u"Jan."_s, u"Feb."_s, u"Mar."_s, u"Apr."_s, u"May"_s,  u"June"_s,
                                    u"July"_s, u"Aug."_s, u"Sep."_s, u"Oct."_s, u"Nov."_s, u"Dec."_s};
    if (c.year == 0)
        return {};
    return c.month > 0 ? months[c.month - 1] + u' ' + QString::number(c.year) : QString::number(c.year);
}

QString yearOf(const Citation& c)
{
    return c.year > 0 ? QString::number(c.year) : QString();
}

QString prefixed(const QString& before, const QString& text)
{
    return text.isEmpty() ? QString() : before + text;
}

/// What is known of these, with commas between.
QString joined(QStringList facts)
{
    facts.removeAll(QString());
    return facts.join(", "_L1);
}

void addFacts(ReferenceText& text, const QStringList& facts)
{
    const QString known = joined(facts);
    if (known.isEmpty())
        return;
    text.space();
    text.add(known);
}

// IEEE

/// What follows the title, with commas between: where, which, when.
void ieeeSource(ReferenceText& text, const CitedWork& work)
{
    const Citation& c = work.citation;
    const QString volume = prefixed(u"vol. "_s, c.volume);
    if (work.isPart()) {
        const bool isIn = c.kind == Kind::InProceedings || c.kind == Kind::Chapter;
        text.add(isIn ? u" in "_s : u" "_s);
        text.italic(c.venue);
        const QString publisher = c.kind == Kind::Chapter ? c.publisher : QString();
        const QStringList facts =
            isIn ? QStringList{volume, publisher, yearOf(c), work.pagesWithSign()}
                 : QStringList{volume, prefixed(u"no. "_s, c.number), work.pagesWithSign(), shortDate(c)};
        text.add(prefixed(u", "_s, joined(facts)));
        return;
    }
    if (c.kind == Kind::Preprint) {
        addFacts(text, {yearOf(c), c.arxiv.isEmpty() ? c.publisher : QString()});
        if (c.arxiv.isEmpty())
            return;
        text.add(c.year > 0 ? u", "_s : u" "_s);
        text.italic(u"arXiv:"_s + c.arxiv);
        return;
    }
    const QString what = c.kind == Kind::Thesis ? u"Thesis"_s : QString();
    const QString report = c.kind == Kind::Report ? prefixed(u"Rep. "_s, c.number) : QString();
    addFacts(text, {what, c.publisher, report, c.kind == Kind::WebPage ? shortDate(c) : yearOf(c)});
}

void ieeeAddress(ReferenceText& text, const CitedWork& work)
{
    const Citation& c = work.citation;
    const bool isOnArxivOnly = c.kind == Kind::Preprint && !c.arxiv.isEmpty();
    if (!c.doi.isEmpty() && !isOnArxivOnly) {
        text.add(u", doi: "_s + c.doi);
        text.stop();
        return;
    }
    text.stop();
    if (!work.link.isEmpty() && !isOnArxivOnly)
        text.add(u" [Online]. Available: "_s + work.link);
}

// ACM

void acmSource(ReferenceText& text, const CitedWork& work)
{
    const Citation& c = work.citation;
    if (work.isPart()) {
        const bool isIn = c.kind == Kind::InProceedings || c.kind == Kind::Chapter;
        text.add(isIn ? u" In "_s : u" "_s);
        text.italic(c.venue);
        if (isIn) {
            text.add(prefixed(u", Vol. "_s, c.volume));
            text.stop();
            addFacts(text, {c.publisher, work.pages});
        } else {
            const QString when = c.month > 0 ? u" (%1)"_s.arg(shortDate(c)) : QString();
            const QString numbers = joined({c.volume, c.number}) + when;
            text.add(prefixed(u" "_s, numbers.trimmed()) + prefixed(u", "_s, work.pages));
        }
    } else if (c.kind == Kind::Preprint && !c.arxiv.isEmpty()) {
        const QString primary = c.primaryClass.isEmpty() ? QString() : u" [%1]"_s.arg(c.primaryClass);
        text.add(u" arXiv:"_s + c.arxiv + primary);
    } else {
        addFacts(text, {c.kind == Kind::Thesis ? u"Thesis"_s : QString(), c.publisher,
                        c.kind == Kind::Report ? c.number : QString()});
    }
    text.stop();
}

// Nature

void natureSource(ReferenceText& text, const CitedWork& work)
{
    const Citation& c = work.citation;
    const QString year = c.year > 0 ? u" (%1)"_s.arg(c.year) : QString();
    if (c.kind == Kind::Article && work.isPart()) {
        text.space();
        text.italic(c.venue);
        text.space();
        text.bold(c.volume);
        const bool isPlaced = !c.volume.isEmpty() && !work.pages.isEmpty();
        text.add(isPlaced ? u", "_s + work.pages : c.volume.isEmpty() ? work.doiLink : QString());
        text.add(year);
    } else if (work.isPart()) {
        text.add(u" In "_s);
        text.italic(c.venue);
        text.add(prefixed(u" vol. "_s, c.volume) + prefixed(u" "_s, work.pages));
        text.add(c.publisher.isEmpty() ? year : u" (%1)"_s.arg(joined({c.publisher, yearOf(c)})));
    } else if (c.kind == Kind::Preprint) {
        text.add(work.link.isEmpty() ? u" Preprint"_s : u" Preprint at "_s + work.link);
        text.add(year);
    } else {
        const QString by = joined({c.publisher, yearOf(c)});
        const QString what = c.kind == Kind::Thesis ? u" Thesis"_s : QString();
        text.add(c.kind == Kind::WebPage ? prefixed(u" "_s, joined({c.publisher, work.link})) + year
                                         : what + (by.isEmpty() ? QString() : u" (%1)"_s.arg(by)));
    }
    text.stop();
}

} // namespace

FormattedReference ieeeReference(const CitedWork& work)
{
    const Citation& c = work.citation;
    const NameList names =
        nameList(work.names, {.most = 6, .lastOfTwo = u" and "_s, .lastOfMany = u", and "_s});
    ReferenceText text;
    text.add(names.text);
    if (names.isCut) {
        text.add(u" "_s);
        text.italic(u"et al."_s);
    }
    if (!c.title.isEmpty()) {
        text.add(text.isEmpty() ? QString() : u", "_s);
        if (c.kind == Kind::Book) {
            text.italic(c.title);
            text.stop();
        } else {
            text.quoted(c.title, u',');
        }
    }
    ieeeSource(text, work);
    ieeeAddress(text, work);
    return text.reference();
}

FormattedReference acmReference(const CitedWork& work)
{
    const Citation& c = work.citation;
    const NameList names =
        nameList(work.names, {.hasInitials = false, .lastOfTwo = u" and "_s, .lastOfMany = u", and "_s});
    ReferenceText text;
    text.add(names.text);
    text.stop();
    text.space();
    text.add(c.year > 0 ? yearOf(c) : u"n.d."_s);
    text.stop();
    if (!c.title.isEmpty()) {
        text.space();
        work.isBook() ? text.italic(c.title) : text.add(c.title);
        text.stop();
    }
    acmSource(text, work);
    const bool isOnArxivOnly = c.kind == Kind::Preprint && !c.arxiv.isEmpty();
    if (!work.link.isEmpty())
        text.add((isOnArxivOnly ? u" Retrieved from "_s : u" "_s) + work.link);
    return text.reference();
}

FormattedReference natureReference(const CitedWork& work)
{
    const Citation& c = work.citation;
    const NameList names =
        nameList(work.names,
                 {.order = Order::FamilyInitial, .most = 5, .lastOfTwo = u" & "_s, .lastOfMany = u" & "_s});
    ReferenceText text;
    text.add(names.text);
    if (names.isCut) {
        text.add(u" "_s);
        text.italic(u"et al."_s);
    }
    const bool isBook = c.kind == Kind::Book || c.kind == Kind::Report;
    if (!c.title.isEmpty()) {
        text.space();
        isBook ? text.italic(c.title) : text.add(c.title);
    }
    if (!isBook)
        text.stop();
    natureSource(text, work);
    return text.reference();
}

} // namespace offprint
