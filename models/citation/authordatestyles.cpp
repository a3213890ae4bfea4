#include "models/citation/referencenames.h"
#include "models/citation/referencestyles.h"

#include <QtCore/QDate>
#include <QtCore/QLocale>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

using Kind = Citation::Kind;
using Order = NameRules::Order;

QString yearOf(const Citation& c)
{
    return c.year > 0 ? QString::number(c.year) : u"n.d."_s;
}

/// "March 5, 2024" as far as it is known.
QString dateOf(const Citation& c)
{
    const QDate date(std::max(c.year, 1), std::max(c.month, 1), std::max(c.day, 1));
    const QLocale english(QLocale::English);
    if (c.day > 0)
        return english.toString(date, u"MMMM d, yyyy"_s);
    return c.month > 0 ? english.toString(date, u"MMMM yyyy"_s) : QString();
}

void addSentence(ReferenceText& text, const QString& sentence)
{
    if (sentence.isEmpty())
        return;
    text.stop();
    text.space();
    text.add(sentence);
    text.stop();
}

/// An address ends a reference without a stop, which might be taken for a part of it.
void addLink(ReferenceText& text, const QString& link)
{
    if (!link.isEmpty()) {
        text.space();
        text.add(link);
    }
}

QString publisherOf(const Citation& c)
{
    const bool isOnArxiv = c.kind == Kind::Preprint && !c.arxiv.isEmpty();
    return c.publisher.isEmpty() && isOnArxiv ? u"arXiv"_s : c.publisher;
}

// APA

void apaTitle(ReferenceText& text, const CitedWork& work)
{
    const Citation& c = work.citation;
    if (work.isPart())
        text.add(c.title);
    else
        text.italic(c.title);
    if (c.kind == Kind::Preprint && !c.arxiv.isEmpty())
        text.add(u" (arXiv:%1)"_s.arg(c.arxiv));
    else if (c.kind == Kind::Report && !c.number.isEmpty())
        text.add(u" (No. %1)"_s.arg(c.number));
    else if (c.kind == Kind::Thesis)
        text.add(c.publisher.isEmpty() ? u" [Thesis]"_s : u" [Thesis, %1]"_s.arg(c.publisher));
    text.stop();
}

/// "*Journal*, *12*(3), 4–5."
void apaJournal(ReferenceText& text, const CitedWork& work)
{
    const Citation& c = work.citation;
    text.italic(c.venue);
    if (!c.volume.isEmpty()) {
        text.add(u", "_s);
        text.italic(c.volume);
    }
    if (!c.number.isEmpty())
        text.add((c.volume.isEmpty() ? u", ("_s : u"("_s) + c.number + u')');
    text.add(work.pages.isEmpty() ? QString() : u", "_s + work.pages);
    text.stop();
}

/// "In *Proceedings* (Vol. 30, pp. 4–5)."
void apaProceedings(ReferenceText& text, const CitedWork& work)
{
    const Citation& c = work.citation;
    text.add(u"In "_s);
    text.italic(c.venue);
    QStringList facts{c.volume.isEmpty() ? QString() : u"Vol. "_s + c.volume, work.pagesWithSign()};
    facts.removeAll(QString());
    if (!facts.isEmpty())
        text.add(u" (%1)"_s.arg(facts.join(", "_L1)));
    text.stop();
}

void apaSource(ReferenceText& text, const CitedWork& work)
{
    const Kind kind = work.citation.kind;
    if (work.isPart()) {
        text.space();
        const bool isIn = kind == Kind::InProceedings || kind == Kind::Chapter;
        isIn ? apaProceedings(text, work) : apaJournal(text, work);
    }
    if (kind != Kind::Article && kind != Kind::Thesis)
        addSentence(text, publisherOf(work.citation));
}

// Chicago

void chicagoSource(ReferenceText& text, const CitedWork& work)
{
    const Citation& c = work.citation;
    const bool isIn = c.kind == Kind::InProceedings || c.kind == Kind::Chapter;
    text.add(isIn ? u" In "_s : u" "_s);
    text.italic(c.venue);
    if (isIn) {
        text.add(c.volume.isEmpty() ? QString() : u", vol. "_s + c.volume);
        text.add(work.pages.isEmpty() ? QString() : u", "_s + work.pages);
        addSentence(text, c.publisher);
    } else {
        text.add(c.volume.isEmpty() ? QString() : u' ' + c.volume);
        if (!c.number.isEmpty())
            text.add(c.volume.isEmpty() ? u", no. "_s + c.number : u" (%1)"_s.arg(c.number));
        const bool isBehindNumber = !c.volume.isEmpty() || !c.number.isEmpty();
        text.add(work.pages.isEmpty() ? QString() : (isBehindNumber ? u": "_s : u", "_s) + work.pages);
    }
    text.stop();
}

void chicagoOwn(ReferenceText& text, const CitedWork& work)
{
    const Citation& c = work.citation;
    QStringList facts;
    if (c.kind == Kind::Preprint) {
        const QString date = dateOf(c);
        facts.append(date.isEmpty() ? u"Preprint"_s : u"Preprint, submitted "_s + date);
    } else if (c.kind == Kind::Thesis) {
        facts.append(u"Thesis"_s);
    } else if (c.kind == Kind::Report && !c.number.isEmpty()) {
        facts.append(u"Report no. "_s + c.number);
    }
    facts.append(c.kind == Kind::Preprint && !c.arxiv.isEmpty() ? QString() : c.publisher);
    facts.removeAll(QString());
    addSentence(text, facts.join(", "_L1));
}

// Harvard

void harvardSource(ReferenceText& text, const CitedWork& work)
{
    const Citation& c = work.citation;
    if (work.isPart()) {
        const bool isIn = c.kind == Kind::InProceedings || c.kind == Kind::Chapter;
        text.add(isIn ? u", in "_s : u", "_s);
        text.italic(c.venue);
        if (isIn && !c.publisher.isEmpty()) {
            text.stop();
            text.add(u' ' + c.publisher);
        }
        if (!c.volume.isEmpty() || !c.number.isEmpty()) {
            const QString number = c.number.isEmpty() ? QString() : u'(' + c.number + u')';
            text.add(u", "_s + c.volume + number);
        }
        text.add(work.pages.isEmpty() ? QString() : u", "_s + work.pagesWithSign());
    } else if (c.kind == Kind::Preprint) {
        text.add(u", "_s);
        text.italic(publisherOf(c));
        text.add(publisherOf(c).isEmpty() ? u"[Preprint]"_s : u" [Preprint]"_s);
    } else {
        addSentence(text, c.kind == Kind::Thesis ? u"Thesis"_s : QString());
        addSentence(text, c.publisher);
    }
    text.stop();
}

} // namespace

FormattedReference apaReference(const CitedWork& work)
{
    const Citation& c = work.citation;
    ReferenceText text;
    text.add(apaNames(work.names));
    const bool isTitleFirst = work.names.isEmpty();
    if (isTitleFirst)
        apaTitle(text, work);
    text.stop();
    const bool isDated = c.kind == Kind::WebPage && c.day > 0;
    const QString day = QLocale(QLocale::English).toString(QDate(c.year, c.month, c.day), u"MMMM d"_s);
    text.add(u" (%1)."_s.arg(isDated ? yearOf(c) + u", "_s + day : yearOf(c)));
    if (!isTitleFirst && !c.title.isEmpty()) {
        text.space();
        apaTitle(text, work);
    }
    apaSource(text, work);
    addLink(text, work.link);
    return text.reference();
}

FormattedReference chicagoReference(const CitedWork& work)
{
    const Citation& c = work.citation;
    const NameList names = nameList(work.names, {.order = Order::FamilyFirst,
                                                 .hasInitials = false,
                                                 .most = 10,
                                                 .shown = 7,
                                                 .lastOfTwo = u", and "_s,
                                                 .lastOfMany = u", and "_s});
    const auto title = [&](ReferenceText& text) {
        if (work.isBook() && c.kind != Kind::Thesis)
            text.italic(c.title);
        else
            text.quoted(c.title, u'.');
        text.stop();
    };
    ReferenceText text;
    text.add(names.text + (names.isCut ? u", et al."_s : QString()));
    if (work.names.isEmpty())
        title(text);
    addSentence(text, yearOf(c));
    if (!work.names.isEmpty() && !c.title.isEmpty()) {
        text.space();
        title(text);
    }
    if (work.isPart())
        chicagoSource(text, work);
    else
        chicagoOwn(text, work);
    addLink(text, work.link.isEmpty() ? QString() : work.link + u'.');
    return text.reference();
}

FormattedReference harvardReference(const CitedWork& work)
{
    const Citation& c = work.citation;
    const NameList names = nameList(
        work.names,
        {.order = Order::FamilyInitial, .most = 3, .lastOfTwo = u" and "_s, .lastOfMany = u" and "_s});
    const auto title = [&](ReferenceText& text) {
        if (work.isBook() || c.kind == Kind::WebPage)
            text.italic(c.title);
        else
            text.quotedBritish(c.title);
    };
    ReferenceText text;
    text.add(names.text);
    if (names.isCut) {
        text.add(u" "_s);
        text.italic(u"et al."_s);
    }
    if (work.names.isEmpty())
        title(text);
    text.add(u" (%1)"_s.arg(yearOf(c)));
    if (!work.names.isEmpty() && !c.title.isEmpty()) {
        text.space();
        title(text);
    }
    harvardSource(text, work);
    addLink(text, work.link.isEmpty() ? QString() : u"Available at: "_s + work.link + u'.');
    return text.reference();
}

} // namespace offprint
