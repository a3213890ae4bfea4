#include "models/notes/notedraft.h"

#include "models/reply.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr std::chrono::milliseconds longestRetry{60'000};

QString withPlainLineEnds(QString text)
{
    return text.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
}

/// The library stores a text of spaces alone as no note.
bool isSameNote(const QString& a, const QString& b)
{
    const auto isBlank = [](QStringView text) { return text.trimmed().isEmpty(); };
    return a == b || (isBlank(a) && isBlank(b));
}

} // namespace

bool NoteDraft::Draft::isSaved() const
{
    return running == 0 && isSameNote(text, stored);
}

bool NoteDraft::Draft::mustBeAsked() const
{
    return !isSameNote(text, running > 0 ? asked : stored);
}

NoteDraft::NoteDraft(Library& library, QObject* parent)
    : QObject(parent)
    , m_library(library)
{
    m_saveTimer.setSingleShot(true);
    m_saveTimer.setInterval(saveDelay);
    m_retryTimer.setSingleShot(true);
    connect(&m_saveTimer, &QTimer::timeout, this, &NoteDraft::saveInTime);
    connect(&m_retryTimer, &QTimer::timeout, this, &NoteDraft::retry);
}

NoteDraft::~NoteDraft()
{
    flush();
}

// Taking up papers
// -------------------------------------------------------------------------------------------

void NoteDraft::setPaper(const Paper& paper)
{
    const QString note = withPlainLineEnds(paper.note);
    if (paper.id == m_paper) {
        // The paper given may have been read before our last save: only a read that begins now can tell.
        if (isSaved() && !isSameNote(note, text()))
            look();
        return;
    }
    leavePaper();
    m_paper = paper.id;
    const bool isWrittenHere = m_drafts.contains(m_paper);
    if (!isWrittenHere)
        m_drafts.insert(m_paper, Draft{.text = note, .stored = note, .savedAt = paper.noteSaved});
    else if (isSaved() && !isSameNote(note, text()))
        look();
    Q_EMIT textReplaced(text());
    Q_EMIT saveStateChanged();
}

void NoteDraft::clearPaper()
{
    if (!m_paper.isValid())
        return;
    leavePaper();
    Q_EMIT textReplaced({});
    Q_EMIT saveStateChanged();
}

void NoteDraft::leavePaper()
{
    flush();
    if (const Draft& draft = m_drafts[m_paper]; draft.lastAsked == 0 && draft.isSaved())
        m_drafts.remove(m_paper);
    m_paper = {};
}

/// Reads the note afresh, and takes it over if nothing was written or saved here meanwhile.
void NoteDraft::look()
{
    const PaperId id = m_paper;
    whenReady(m_library.paper(id), this,
              [this, id, revision = m_drafts[id].revision](const Result<Paper>& paper) {
                  const auto draft = m_drafts.constFind(id);
                  if (paper && draft != m_drafts.cend() && draft->revision == revision && id == m_paper)
                      takeOver(*paper);
              });
}

void NoteDraft::takeOver(const Paper& paper)
{
    Draft& draft = m_drafts[paper.id];
    const QString note = withPlainLineEnds(paper.note);
    if (isSameNote(draft.text, note))
        return;
    ++draft.revision;
    draft.text = draft.stored = note;
    draft.savedAt = paper.noteSaved;
    Q_EMIT textReplaced(note);
    Q_EMIT saveStateChanged();
}

// Writing
// ----------------------------------------------------------------------------------------------------

void NoteDraft::setText(const QString& text)
{
    if (!m_paper.isValid() || m_drafts[m_paper].text == text)
        return;
    Draft& draft = m_drafts[m_paper];
    const bool wasSaved = draft.isSaved();
    draft.text = text;
    ++draft.revision;
    if (draft.isSaved())
        draft.failure.reset(); // edited back to what is stored
    // Not started anew by each key: typing without a pause is stored all the same.
    if (!m_saveTimer.isActive())
        m_saveTimer.start();
    if (wasSaved != draft.isSaved())
        Q_EMIT saveStateChanged();
}

void NoteDraft::saveInTime()
{
    const auto draft = m_drafts.find(m_paper);
    if (draft == m_drafts.end() || !draft->mustBeAsked())
        return;
    if (draft->running > 0)
        draft->isDue = true; // a slow disk is not given a queue of texts that are old already
    else
        save(m_paper);
}

void NoteDraft::flush()
{
    m_saveTimer.stop();
    for (const QList<PaperId> ids = m_drafts.keys(); const PaperId id : ids) {
        if (m_drafts[id].mustBeAsked())
            save(id);
    }
}

void NoteDraft::retry()
{
    for (const QList<PaperId> ids = m_drafts.keys(); const PaperId id : ids) {
        if (m_drafts[id].running == 0 && m_drafts[id].mustBeAsked())
            save(id);
    }
}

void NoteDraft::save(PaperId id)
{
    Draft& draft = m_drafts[id];
    const quint64 number = ++m_requests;
    const QString text = draft.text;
    // Which of the requests before succeed is not known yet
    const QStringList known{draft.stored, draft.asked, text};
    draft.asked = text;
    draft.lastAsked = number;
    draft.isDue = false;
    ++draft.running;
    ++draft.revision;
    whenReady(
        m_library.setNote(id, text, known), this,
        [this, id, number, text](const Result<SavedNote>& reply) { takeReply(id, number, text, reply); });
}

/// Changes are made in the order asked for, but replies may come in any: the highest number that succeeded is
/// what the library has.
void NoteDraft::takeReply(PaperId id, quint64 number, const QString& text, const Result<SavedNote>& reply)
{
    Draft& draft = m_drafts[id];
    --draft.running;
    ++draft.revision;
    std::optional<Error> failed;
    if (reply && number > draft.confirmed) {
        draft.confirmed = number;
        draft.stored = text;
        draft.savedAt = reply->at;
        m_retryDelay = firstRetry;
    } else if (!reply && number == draft.lastAsked) {
        failed = reply.error();
    }
    if (draft.confirmed == draft.lastAsked)
        draft.failure.reset();
    else if (failed)
        draft.failure = failed;

    const bool mustGoOn = draft.running == 0 && draft.mustBeAsked();
    if (mustGoOn && draft.isDue) {
        save(id);
    } else if (mustGoOn && draft.failure && !m_retryTimer.isActive()) {
        m_retryTimer.start(m_retryDelay);
        m_retryDelay = std::min(m_retryDelay * 2, longestRetry);
    }
    Q_EMIT saveStateChanged();
    if (failed)
        Q_EMIT saveFailed(id, *failed);
    if (reply && reply->wasChangedElsewhere)
        Q_EMIT changedElsewhere(id);
}

// Looking
// ----------------------------------------------------------------------------------------------------

bool NoteDraft::isAllSaved() const
{
    return std::ranges::all_of(m_drafts, &Draft::isSaved);
}

std::optional<Error> NoteDraft::failureElsewhere() const
{
    for (auto [id, draft] : m_drafts.asKeyValueRange()) {
        if (id != m_paper && draft.failure)
            return draft.failure;
    }
    return {};
}

} // namespace offprint
