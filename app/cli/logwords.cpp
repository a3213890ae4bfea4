#include "app/cli/logwords.h"

#include "app/refresh/words.h"

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

QString resultInWords(const RefreshLogEntry& entry)
{
    switch (entry.came) {
    case RefreshLogEntry::Came::Papers:
        return u"%1 new, %2 changed, %3 same"_s.arg(entry.newPapers)
            .arg(entry.changedPapers)
            .arg(entry.samePapers);
    case RefreshLogEntry::Came::NotModified:
        return u"nothing new"_s;
    case RefreshLogEntry::Came::SameBytes:
        return u"nothing new: the same bytes"_s;
    case RefreshLogEntry::Came::Failed:
        return u"failed"_s;
    case RefreshLogEntry::Came::NotAsked:
        return u"not asked"_s;
    }
    return {};
}

} // namespace

QString answerInWords(const RefreshLogEntry& entry)
{
    QStringList words;
    if (entry.status > 0)
        words.append(u"HTTP %1"_s.arg(entry.status));
    if (entry.came != RefreshLogEntry::Came::NotAsked && (entry.status > 0 || entry.bytes > 0))
        words.append(u"%1 in %2"_s.arg(sizeInWords(entry.bytes),
                                       timeInWords(std::chrono::milliseconds(entry.milliseconds))));
    words.append(resultInWords(entry));
    if (entry.nextDue.isValid())
        words.append(u"next %1"_s.arg(timeInWords(entry.nextDue)));
    return words.join(u", "_s);
}

} // namespace offprint
