#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>

namespace offprint {

/// A text to begin a note with.
struct NoteTemplate
{
    QString name;
    QString text; ///< Markdown

    bool operator==(const NoteTemplate&) const = default;
};

/// Those there are until the user changes them.
[[nodiscard]] QList<NoteTemplate> firstNoteTemplates();

/// As they are stored, and back; what makes no sense is none.
[[nodiscard]] QByteArray toJson(const QList<NoteTemplate>& templates);
[[nodiscard]] QList<NoteTemplate> noteTemplatesFrom(const QByteArray& json);

} // namespace offprint
