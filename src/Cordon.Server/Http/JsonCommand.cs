using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Cordon.Core.Values;

namespace Cordon.Server.Http;

/// <summary>
/// The fields of a small JSON object whose values are strings: what people and banks tell besides payments. A field that nobody asks for is
/// ignored, whatever its value; one that is asked for and is no string, or stands there twice, is a problem.
/// </summary>
internal sealed class JsonCommand
{
    /// <summary>Words that stay in the record, in whatever command they stand.</summary>
    private static readonly string[] Said = ["by", "reason"];

    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _faults = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _numbers = new(StringComparer.Ordinal);

    private JsonCommand()
    {
    }

    /// <summary>A field's value; null where it is absent, null, empty or at fault, which the checks below tell.</summary>
    public string? this[string field] => _fields.GetValueOrDefault(field);

    /// <summary>Reads the body; an empty one is an object without fields where that is allowed.</summary>
    public static async ValueTask<(JsonCommand? Command, Problem? Problem)> ReadAsync(HttpContext context, int bytesMax, bool mayBeEmpty)
    {
        var (body, tooLarge) = await RequestBody.ReadAsync(context, bytesMax).ConfigureAwait(false);
        if (tooLarge is not null)
        {
            return (null, tooLarge);
        }

        var bytes = body.ToArray();
        RequestBody.Done(context, body);
        if (bytes.Length == 0 && mayBeEmpty)
        {
            return (new JsonCommand(), null);
        }

        if (RequestBody.WrongType(context.Request, "application/json") is { } wrong)
        {
            return (null, wrong);
        }

        return Parse(bytes);
    }

    public static (JsonCommand? Command, Problem? Problem) Parse(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
        {
            return (null, new Problem(ProblemKind.Malformed, "The body is not UTF-8."));
        }

        try
        {
            var command = new JsonCommand();
            var problem = command.Fill(json);
            return (problem is null ? command : null, problem);
        }
        catch (JsonException malformed)
        {
            return (null, new Problem(ProblemKind.Malformed, JsonPayment.Words(malformed)));
        }
        catch (InvalidOperationException)
        {
            // A lone half of a surrogate pair, written as an escape, is no text.
            return (null, new Problem(ProblemKind.Malformed, "A string of the body is not valid Unicode."));
        }
    }

    /// <summary>
    /// Takes an amount that is written as a number for the same digits as a string: it never becomes a floating-point number.
    /// </summary>
    public void TakeNumber(string field)
    {
        if (_numbers.Remove(field, out var digits) && _fields.TryAdd(field, digits))
        {
            _faults.Remove(field);
        }
    }

    /// <summary>A field that must be there, in at most so many characters.</summary>
    public Problem? Require(string field, int lengthMax, out string value)
    {
        value = this[field] ?? "";
        return value.Length == 0 && !_faults.ContainsKey(field)
            ? new Problem(ProblemKind.Malformed, $"{field} is missing") { Field = field }
            : TooLong(field, lengthMax);
    }

    /// <summary>Whether a field is longer than it may be, or no string.</summary>
    public Problem? TooLong(string field, int lengthMax) =>
        Check(field) ?? (this[field] is { } value && value.Length > lengthMax
            ? new Problem(ProblemKind.Unacceptable, $"{field} is longer than {lengthMax} characters") { Field = field }
            : null);

    /// <summary>Whether any of some fields is no string, or stands there twice.</summary>
    public Problem? Check(params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
        {
            if (_faults.TryGetValue(field, out var fault))
            {
                return new Problem(ProblemKind.Malformed, $"{field} {fault}") { Field = field };
            }
        }

        return null;
    }

    private Problem? Fill(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = HttpLimits.JsonDepthMax });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return new Problem(ProblemKind.Malformed, "The body is one JSON object.");
        }

        for (var fields = 0; reader.Read() && reader.TokenType == JsonTokenType.PropertyName; fields++)
        {
            if (fields == HttpLimits.JsonFieldsMax)
            {
                return new Problem(ProblemKind.TooLarge, $"The object has more than {HttpLimits.JsonFieldsMax} fields.");
            }

            var name = reader.GetString()!;
            reader.Read();
            if (reader.TokenType == JsonTokenType.String)
            {
                var value = reader.GetString()!;
                if (value.Length > 0 && !_fields.TryAdd(name, value))
                {
                    _faults[name] = "stands there twice";
                }
                else if (value.Length > 0 && Said.Contains(name) && VisibleText.IsBlank(value))
                {
                    // Whoever reads the record later has to see who it was, and why.
                    _fields.Remove(name);
                    _faults[name] = "holds nothing that can be seen";
                }
            }
            else if (reader.TokenType != JsonTokenType.Null)
            {
                TakeOther(ref reader, name);
            }
        }

        return reader.Read() ? new Problem(ProblemKind.Malformed, "The body is one JSON object.") : null;
    }

    private void TakeOther(ref Utf8JsonReader reader, string name)
    {
        var digits = reader.TokenType == JsonTokenType.Number ? Encoding.ASCII.GetString(reader.ValueSpan) : null;
        reader.Skip();
        if (digits is not null && !_faults.ContainsKey(name))
        {
            _numbers[name] = digits;
        }
        else
        {
            _numbers.Remove(name);
        }

        _faults[name] = _faults.ContainsKey(name) ? "stands there twice" : "must be a string";
    }
}
