#pragma once

#include "models/library.h"

#include <QtCore/QMimeData>

#include <functional>
#include <memory>

namespace offprint {

class Appearance;

/// Hands papers to other programs, by the clipboard or by dragging: as lines of text, as links and as
/// addresses. The papers are read first, and nothing waits for that.
///
/// Lives on the window's thread. Library and appearance must outlive it.
class PaperTransfer final : public QObject
{
    Q_OBJECT

public:
    PaperTransfer(Library& library, const Appearance& appearance, QObject* parent);

    /// More than these are not handed over at once.
    static constexpr qsizetype most = 500;

    void copy(const QList<PaperId>& papers);
    /// From `source`, for as long as the button that began it is held. `keyPattern`: other programs get
    /// BibTeX, not lines.
    void drag(const QList<PaperId>& papers, QWidget* source,
              const std::optional<QString>& keyPattern = std::nullopt);

    /// What other programs get: text/plain and text/html a paper a line, text/uri-list the papers' pages.
    [[nodiscard]] static std::unique_ptr<QMimeData> mimeOf(const QList<Paper>& papers);

Q_SIGNALS:
    void copied(qsizetype papers);
    void tooMany();
    void failed(const offprint::Error& error);

private:
    using Taken = std::function<void(const QList<Paper>& papers)>;

    void read(const QList<PaperId>& papers, const Taken& taken);
    void startDrag(const QList<Paper>& papers, QWidget* source, const QString& bibtex);

    Library& m_library;
    const Appearance& m_appearance;
    quint64 m_lastAsked = 0; ///< only what was asked for last is handed over
};

} // namespace offprint
