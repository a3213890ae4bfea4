#include "ui/math/svgformula.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QXmlStreamReader>
#include <QtGui/QFont>
#include <QtGui/QTransform>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr qreal unitsPerEm = 1000; // of MathJax's fonts
constexpr qreal widest = 200;      // ems
constexpr qreal tallest = 60;
constexpr qreal ruleWidth = 70; // of a table's lines, which MathJax leaves to its style sheet
constexpr int mostElements = 20'000;

/// The numbers of a path's data, and its letters.
class PathData
{
public:
    explicit PathData(QStringView data)
        : m_data(data)
    {}

    /// False if it is not what SVG 2, 9.3 calls a path, as far as MathJax's fonts use it.
    [[nodiscard]] bool addTo(QPainterPath& path)
    {
        QChar command;
        while (skip()) {
            if (m_data[m_at].isLetter())
                command = m_data[m_at++];
            if (!addSegment(path, command))
                return false;
        }
        return true;
    }

private:
    /// To the next thing; false at the end.
    bool skip()
    {
        while (m_at < m_data.size() && (m_data[m_at].isSpace() || m_data[m_at] == u','))
            ++m_at;
        return m_at < m_data.size();
    }

    qreal number()
    {
        skip();
        const qsizetype start = m_at;
        bool hasPoint = false;
        while (m_at < m_data.size()) {
            const QChar c = m_data[m_at];
            const bool isSign = (c == u'-' || c == u'+') && (m_at == start || m_data[m_at - 1] == u'e');
            if (c == u'.' ? hasPoint : !(c.isDigit() || c == u'e' || isSign))
                break;
            hasPoint = hasPoint || c == u'.';
            ++m_at;
        }
        bool isNumber = false;
        const qreal value = m_data.sliced(start, m_at - start).toDouble(&isNumber);
        m_isGood = m_isGood && isNumber;
        return value;
    }

    QPointF point()
    {
        const qreal x = number();
        return {x, number()};
    }

    /// Once; a letter may stand for several of its segments.
    bool addSegment(QPainterPath& path, QChar command)
    {
        const QPointF from = path.currentPosition();
        const QPointF origin = command.isLower() ? from : QPointF();
        switch (command.toUpper().unicode()) {
        case u'M':
            path.moveTo(origin + point());
            break;
        case u'L':
            path.lineTo(origin + point());
            break;
        case u'H':
            path.lineTo(origin.x() + number(), from.y());
            break;
        case u'V':
            path.lineTo(from.x(), origin.y() + number());
            break;
        case u'Q':
            m_control = origin + point();
            path.quadTo(m_control, origin + point());
            break;
        case u'T':
            m_control = m_isCurve ? 2 * from - m_control : from;
            path.quadTo(m_control, origin + point());
            break;
        case u'C': {
            const QPointF first = origin + point();
            const QPointF second = origin + point();
            path.cubicTo(first, second, origin + point());
            break;
        }
        case u'Z':
            path.closeSubpath();
            break;
        default:
            return false;
        }
        m_isCurve = command.toUpper() == u'Q' || command.toUpper() == u'T';
        return m_isGood;
    }

    QStringView m_data;
    qsizetype m_at = 0;
    QPointF m_control;
    bool m_isCurve = false;
    bool m_isGood = true;
};

QList<qreal> numbersIn(QStringView text)
{
    static const QRegularExpression number(u"[-+]?[0-9]*\\.?[0-9]+(e[-+]?[0-9]+)?"_s);
    QList<qreal> all;
    for (const QRegularExpressionMatch& match : number.globalMatchView(text))
        all.append(match.capturedView().toDouble());
    return all;
}

/// "translate(1,2) scale(1,-1)"
QTransform transformOf(QStringView text)
{
    static const QRegularExpression each(u"([a-z]+)\\(([^)]*)\\)"_s);
    QTransform all;
    for (const QRegularExpressionMatch& match : each.globalMatchView(text)) {
        const QList<qreal> n = numbersIn(match.capturedView(2));
        if (n.isEmpty())
            continue;
        if (match.capturedView(1) == "translate"_L1)
            all.translate(n[0], n.value(1));
        else if (match.capturedView(1) == "scale"_L1)
            all.scale(n[0], n.value(1, n[0]));
        else if (match.capturedView(1) == "rotate"_L1)
            all.rotate(n[0]);
        else if (match.capturedView(1) == "matrix"_L1 && n.size() == 6)
            all = QTransform(n[0], n[1], n[2], n[3], n[4], n[5]) * all;
    }
    return all;
}

class Reader
{
public:
    explicit Reader(const QString& svg)
        : m_xml(svg)
    {}

    [[nodiscard]] std::optional<Formula> all()
    {
        if (!m_xml.readNextStartElement() || m_xml.name() != "svg"_L1)
            return std::nullopt;
        const QList<qreal> box = numbersIn(m_xml.attributes().value("viewBox"_L1));
        if (box.size() != 4)
            return std::nullopt;
        Formula formula{.width = box[2] / unitsPerEm,
                        .ascent = -box[1] / unitsPerEm,
                        .descent = (box[1] + box[3]) / unitsPerEm};
        const bool isSensible = formula.width >= 0 && formula.width <= widest &&
                                formula.ascent + formula.descent >= 0 &&
                                formula.ascent + formula.descent <= tallest;
        m_shapes.setFillRule(Qt::WindingFill);
        readChildren(QTransform::fromScale(1 / unitsPerEm, 1 / unitsPerEm), {});
        if (!isSensible || m_xml.hasError() || m_elements > mostElements)
            return std::nullopt;
        formula.outline = m_shapes;
        return formula;
    }

private:
    [[nodiscard]] qreal value(QLatin1StringView name, qreal otherwise = 0) const
    {
        const QList<qreal> n = numbersIn(m_xml.attributes().value(name));
        return n.value(0, otherwise);
    }

    /// `clip`: what may be seen, in the coordinates of the whole; null: all of it.
    void readChildren(const QTransform& outer, const QRectF& clip)
    {
        while (m_xml.readNextStartElement()) {
            if (++m_elements > mostElements) {
                m_xml.raiseError();
                return;
            }
            readElement(transformOf(m_xml.attributes().value("transform"_L1)) * outer, clip);
        }
    }

    void readElement(const QTransform& transform, const QRectF& clip)
    {
        if (m_xml.name() == "g"_L1) {
            readChildren(transform, clip);
        } else if (m_xml.name() == "svg"_L1) {
            readPart(transform);
        } else {
            if (m_xml.name() == "path"_L1)
                readPath(transform, clip);
            else if (m_xml.name() == "rect"_L1)
                readRect(transform, clip);
            else if (m_xml.name() == "line"_L1)
                readLine(transform, clip);
            else if (m_xml.name() == "text"_L1) {
                readText(transform, clip);
                return;
            }
            m_xml.skipCurrentElement();
        }
    }

    /// A piece that is stretched: a brace's middle, a long arrow.
    void readPart(const QTransform& outer)
    {
        const QList<qreal> box = numbersIn(m_xml.attributes().value("viewBox"_L1));
        if (box.size() != 4 || box[2] == 0 || box[3] == 0) {
            m_xml.skipCurrentElement();
            return;
        }
        QTransform inner;
        inner.translate(value("x"_L1), value("y"_L1));
        inner.scale(value("width"_L1, box[2]) / box[2], value("height"_L1, box[3]) / box[3]);
        inner.translate(-box[0], -box[1]);
        const QTransform all = inner * outer;
        readChildren(all, all.mapRect(QRectF(box[0], box[1], box[2], box[3])));
    }

    void add(const QPainterPath& path, const QTransform& transform, const QRectF& clip)
    {
        const QPainterPath mapped = transform.map(path);
        if (clip.isNull()) {
            m_shapes.addPath(mapped);
            return;
        }
        QPainterPath seen;
        seen.addRect(clip);
        m_shapes.addPath(mapped.intersected(seen));
    }

    void addStroke(const QPainterPath& path, qreal width, const QTransform& transform, const QRectF& clip)
    {
        QPainterPathStroker stroker;
        stroker.setWidth(width);
        stroker.setCapStyle(Qt::FlatCap);
        add(stroker.createStroke(path), transform, clip);
    }

    void readPath(const QTransform& transform, const QRectF& clip)
    {
        QPainterPath path;
        path.setFillRule(Qt::WindingFill);
        const QString data = m_xml.attributes().value("d"_L1).toString();
        if (PathData(data).addTo(path))
            add(path, transform, clip);
    }

    void readRect(const QTransform& transform, const QRectF& clip)
    {
        QPainterPath path;
        path.addRect(value("x"_L1), value("y"_L1), value("width"_L1), value("height"_L1));
        const bool isFrame = m_xml.attributes().hasAttribute("data-frame"_L1);
        if (isFrame)
            addStroke(path, ruleWidth, transform, clip);
        else
            add(path, transform, clip);
    }

    void readLine(const QTransform& transform, const QRectF& clip)
    {
        QPainterPath path(QPointF(value("x1"_L1), value("y1"_L1)));
        path.lineTo(value("x2"_L1), value("y2"_L1));
        addStroke(path, value("stroke-width"_L1, ruleWidth), transform, clip);
    }

    /// A character that MathJax's fonts lack.
    void readText(const QTransform& transform, const QRectF& clip)
    {
        QFont font(m_xml.attributes().value("font-family"_L1).toString());
        font.setPixelSize(std::clamp(int(std::lround(value("font-size"_L1, unitsPerEm))), 1, 4'000));
        const QString text = m_xml.readElementText();
        QPainterPath path;
        path.addText(0, 0, font, text);
        add(path, transform, clip);
    }

    QXmlStreamReader m_xml;
    QPainterPath m_shapes;
    int m_elements = 0;
};

} // namespace

std::optional<Formula> formulaFromSvg(const QString& svg)
{
    return Reader(svg).all();
}

} // namespace offprint
