// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/jsonstream.h"

#include <QCoreApplication>
#include <QIODevice>
#include <QSet>
#include <QStringDecoder>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>
#include <optional>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

struct Json {
    Q_DECLARE_TR_FUNCTIONS(glossator::Json)
};

/// The parser has checked the bytes.
QString decoded(const std::string &utf8)
{
    if (!utf8.starts_with("\xef\xbb\xbf")) // which fromUtf8() would take for a byte order mark and drop
        return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
    QStringDecoder decoder(
        QStringDecoder::Utf8, QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    return decoder.decode(QByteArrayView(utf8.data(), qsizetype(utf8.size())));
}

/// The same few keys come again and again, and are one string each.
class Keys {
public:
    QString decode(const std::string &utf8)
    {
        auto &[bytes, key] = m_kept[std::hash<std::string>()(utf8) % m_kept.size()];
        if (bytes != utf8) {
            bytes = utf8;
            key = decoded(utf8);
        }
        return key;
    }

private:
    std::array<std::pair<std::string, QString>, 64> m_kept; ///< by hash
};

/// The keys of one object so far. Most have a few.
class KeySet {
public:
    /// False: it was in already.
    bool insert(const QString &key)
    {
        if (m_few.size() < mostFew) {
            if (std::ranges::contains(m_few, key))
                return false;
            m_few.push_back(key);
            return true;
        }
        if (m_many.isEmpty())
            m_many = QSet<QString>(m_few.begin(), m_few.end());
        const qsizetype before = m_many.size();
        m_many.insert(key);
        return m_many.size() > before;
    }

private:
    static constexpr size_t mostFew = 16;
    std::vector<QString> m_few;
    QSet<QString> m_many;
};

/// The bytes of a device, one by one, with the line of the last one. A line feed belongs to the line that it ends: the
/// parser looks one byte past a number. Lines are counted where somebody asks, long values where more bytes are needed.
class ByteSource {
public:
    ByteSource(QIODevice &device, qsizetype line) : m_device(device), m_line(line)
    {
        m_buffer[0] = ' ';
        fill();
    }

    [[nodiscard]] bool atEnd() const { return m_next == m_end; }
    [[nodiscard]] char peek() const { return *m_next; }
    void advance()
    {
        if (++m_next == m_end)
            fill();
    }

    [[nodiscard]] qsizetype line()
    {
        const char *last = m_next - 1;
        m_line += std::count(m_counted, last, '\n');
        m_counted = last;
        return m_line;
    }
    void tokenEnded()
    {
        m_token = m_next;
        m_tokenBefore = 0;
    }
    /// Why the bytes ended early, or nothing.
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }

private:
    void fill()
    {
        static_cast<void>(line());
        m_buffer[0] = *m_counted; // the last one, whose line may go on
        m_tokenBefore += m_next - m_token;
        m_counted = m_buffer.data();
        m_next = m_end = m_token = m_buffer.data() + 1;
        if (m_tokenBefore > maxJsonToken) {
            m_problem = {Error::Code::BadInput, Json::tr("A value is longer than %1 MiB.").arg(maxJsonToken >> 20), {}};
            return;
        }
        const qint64 count = m_device.read(m_buffer.data() + 1, qint64(m_buffer.size() - 1));
        if (count < 0)
            m_problem = {Error::Code::Io, Json::tr("Reading failed: %1.").arg(m_device.errorString()), {}};
        m_end += std::max<qint64>(count, 0);
    }

    QIODevice &m_device;
    std::array<char, 1 + 64 * 1024> m_buffer; ///< behind the last byte of what stood there before
    const char *m_counted = m_buffer.data(); ///< the line feeds before it are in m_line
    const char *m_next = m_buffer.data() + 1;
    const char *m_end = m_next;
    const char *m_token = m_next; ///< where the token began, or the buffer if that was later
    qint64 m_tokenBefore = 0; ///< its bytes before that
    qsizetype m_line;
    std::optional<Error> m_problem;
};

/// What the parser takes for a range of bytes.
struct ByteIterator {
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char *;
    using reference = char;

    ByteSource *source = nullptr; ///< null: the end

    char operator*() const { return source->peek(); }
    ByteIterator &operator++()
    {
        source->advance();
        return *this;
    }
    ByteIterator operator++(int)
    {
        const ByteIterator before = *this;
        source->advance();
        return before;
    }
    friend bool operator==(const ByteIterator &a, const ByteIterator &) { return !a.source || a.source->atEnd(); }
};

/// Turns the parser's events into the handler's: builds values, and hands over the pieces of what is streamed.
class Events : public nlohmann::json::json_sax_t {
public:
    Events(ByteSource &source, const QString &file, JsonHandler &handler)
        : m_source(source)
        , m_file(file)
        , m_handler(handler)
    {
    }

    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

    bool null() override { return scalar({}); }
    bool boolean(bool value) override { return scalar(value); }
    bool number_integer(number_integer_t value) override { return scalar(qint64(value)); }
    bool number_unsigned(number_unsigned_t value) override
    {
        return value <= quint64(std::numeric_limits<qint64>::max()) ? scalar(qint64(value)) : scalar(double(value));
    }
    bool number_float(number_float_t value, const string_t &) override { return scalar(value); }
    bool string(string_t &value) override { return scalar(decoded(value)); }
    bool binary(binary_t &) override { return false; } // not in JSON

    bool start_object(std::size_t) override { return begin(true); }
    bool end_object() override { return end(); }
    bool start_array(std::size_t) override { return begin(false); }
    bool end_array() override { return end(); }

    bool key(string_t &value) override
    {
        m_source.tokenEnded();
        Open &open = m_open.back();
        open.key = m_keys.decode(value);
        return open.keys.insert(open.key) || refuse(Json::tr("The key “%1” stands twice.").arg(open.key));
    }

    bool parse_error(std::size_t, const std::string &, const nlohmann::detail::exception &exception) override
    {
        // "[id] parse error at line 1, column 2: syntax error while parsing value - why; last read: '…'"
        const QString detail = QString::fromUtf8(exception.what());
        QString why = detail.section(u"; last read"_s, 0, 0);
        for (const QStringView before : {u"] ", u"column ", u": ", u" - "}) {
            if (const qsizetype at = why.indexOf(before); at >= 0)
                why = why.sliced(at + before.size());
        }
        refuse(why.contains("unexpected end of input"_L1) ? Json::tr("This is not valid JSON: it ends too early.")
                                                          : Json::tr("This is not valid JSON: %1.").arg(why));
        m_error->detail = detail;
        return false;
    }

private:
    /// An object or array that has begun and not ended.
    struct Open {
        bool streamed = false;
        QString key; ///< the last one met, in an object
        KeySet keys;
        JsonValue value; ///< what was built, unless streamed
    };

    bool refuse(const QString &sentence)
    {
        m_error = Error{Error::Code::BadInput, placed(m_file, m_source.line(), sentence), {}};
        return false;
    }

    bool check(Result<> result)
    {
        if (!result)
            m_error = std::move(result).error();
        return result.has_value();
    }

    bool begin(bool isObject)
    {
        m_source.tokenEnded();
        if (qsizetype(m_open.size()) >= maxJsonDepth)
            return refuse(Json::tr("Objects and arrays are nested too deeply."));
        Open open;
        if (m_open.empty() || m_open.back().streamed) {
            Result<bool> streamed
                = m_handler.open(m_open.empty() ? QString() : m_open.back().key, isObject, m_source.line());
            if (!streamed) {
                m_error = std::move(streamed).error();
                return false;
            }
            open.streamed = *streamed;
        }
        open.value.line = m_source.line();
        if (isObject)
            open.value.data = JsonValue::Object();
        else
            open.value.data = JsonValue::Array();
        m_open.push_back(std::move(open));
        return true;
    }

    bool end()
    {
        m_source.tokenEnded();
        Open open = std::move(m_open.back());
        m_open.pop_back();
        return open.streamed ? check(m_handler.close()) : place(std::move(open.value));
    }

    bool scalar(JsonValue::Data data)
    {
        m_source.tokenEnded();
        return place({std::move(data), m_source.line()});
    }

    bool place(JsonValue &&value)
    {
        if (m_open.empty() || m_open.back().streamed) {
            m_values = 0;
            return check(m_handler.value(m_open.empty() ? QString() : m_open.back().key, std::move(value)));
        }
        if (++m_values > maxJsonValues)
            return refuse(Json::tr("Too much stands in one object or list."));
        Open &open = m_open.back();
        if (auto *array = std::get_if<JsonValue::Array>(&open.value.data))
            array->push_back(std::move(value));
        else
            std::get<JsonValue::Object>(open.value.data).push_back({open.key, std::move(value)});
        return true;
    }

    ByteSource &m_source;
    const QString &m_file;
    JsonHandler &m_handler;
    Keys m_keys;
    std::vector<Open> m_open;
    qsizetype m_values = 0; ///< in the value that is being built
    std::optional<Error> m_error;
};

} // namespace

Result<> parseJson(QIODevice &device, const QString &file, JsonHandler &handler, qsizetype line)
{
    const auto source = std::make_unique<ByteSource>(device, line);
    Events events(*source, file, handler);
    const bool done = nlohmann::json::sax_parse(ByteIterator{source.get()}, ByteIterator{}, &events);
    if (const auto &problem = source->problem())
        return fail(problem->code, placed(file, source->line(), problem->message));
    if (!done)
        return std::unexpected(events.error().value_or(Error{}));
    return {};
}

QString placed(const QString &file, qsizetype line, const QString &sentence)
{
    return u"%1:%2: %3"_s.arg(file, QString::number(line), sentence);
}

} // namespace glossator
