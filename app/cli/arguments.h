#pragma once

#include <QtCore/QHash>
#include <QtCore/QStringList>

namespace offprint {

/// A command's arguments, sorted into options and the rest. `known` maps each option's name to whether it
/// takes a value. What begins with one dash and is no option is a word.
struct Arguments
{
    QStringList rest;
    QHash<QString, QString> options;
    QString wrong; ///< a sentence, if they cannot be understood

    [[nodiscard]] bool has(const QString& name) const { return options.contains(name); }
    [[nodiscard]] static Arguments sort(const QStringList& given, const QHash<QString, bool>& known);
};

} // namespace offprint
