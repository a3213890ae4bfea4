#pragma once

#include "models/domain/outline.h"
#include "models/library.h"

#include <QtCore/QObject>

namespace offprint {

/// Lists of feeds as files (OPML). Lives on the window's thread; every call returns at once, and the files
/// are read and written on another thread.
class OutlineFiles : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// As far as it can be read: what could not be is in the outline's warnings. Errors: FileUnreadable, and
    /// NotAFeed where the file is no list of feeds.
    virtual Reply<Outline> read(const QString& file) = 0;

    /// Error: FileUnwritable; an older file of the name is then as it was.
    virtual Reply<> write(const QString& file, const Outline& outline) = 0;
};

} // namespace offprint
