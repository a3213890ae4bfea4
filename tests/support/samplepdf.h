#pragma once

#include <QtCore/QString>
#include <QtGui/QPageSize>
#include <QtGui/QPainter>
#include <QtGui/QPdfWriter>

namespace offprint {

/// Writes a PDF with a line of words on each page: "Page 1 of the sample: needle".
inline void writeSamplePdf(const QString& file, int pages)
{
    QPdfWriter writer(file);
    writer.setPageSize(QPageSize(QPageSize::A5));
    writer.setResolution(72);
    QPainter painter(&writer);
    for (int page = 1; page <= pages; ++page) {
        if (page > 1)
            writer.newPage();
        painter.drawText(40, 60, QStringLiteral("Page %1 of the sample: needle").arg(page));
        painter.fillRect(40, 200, 120, 80, Qt::black);
    }
}

} // namespace offprint
