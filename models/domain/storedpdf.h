#pragma once

#include "models/domain/ids.h"

#include <QtCore/QDateTime>
#include <QtCore/QString>

namespace offprint {

/// Where in a PDF somebody reads, and how it is shown.
struct PdfPlace
{
    int page = 0;    ///< from 0
    double down = 0; ///< how much of the page is above the window's top, 0 to 1
    double zoom = 0; ///< 1: as large as on paper; 0: as wide as the window
    bool isTwoUp = false;

    bool operator==(const PdfPlace&) const = default;
};

/// A PDF that the library's folder holds.
struct StoredPdf
{
    PaperId paper;
    QString file; ///< its whole path
    qint64 bytes = 0;
    QDateTime added;    ///< UTC
    QDateTime opened;   ///< UTC; when it was last looked at; invalid: never
    bool isOwn = false; ///< the user attached it: it is never removed to make room
    PdfPlace place;

    bool operator==(const StoredPdf&) const = default;
};

} // namespace offprint
