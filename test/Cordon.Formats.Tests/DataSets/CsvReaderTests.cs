using System.Text;
using Cordon.Formats.DataSets;
using CsCheck;
using Xunit;

namespace Cordon.Formats.Tests.DataSets;

public sealed class CsvReaderTests
{
    /// <summary>Rows are joined by |, fields by ~; a row at fault reads "!reason".</summary>
    public static readonly TheoryData<string, string> Tables = new()
    {
        { "", "" },
        { "a,b\n", "1:a~b" },
        { "a,b", "1:a~b" },
        { "a,b\r\nc,d\r\n", "1:a~b|2:c~d" },
        { "\uFEFFa,b\n", "1:a~b" },
        { "a,,\n,,\n", "1:a~~|2:~~" },
        { "\n\na\n\r\nb\n", "3:a|5:b" },
        { "\"a\",\"b\"\n", "1:a~b" },
        { "\"a,b\",c\n", "1:a,b~c" },
        { "\"a\"\"b\",\"\"\"\"\n", "1:a\"b~\"" },
        { "\"\",x\n", "1:~x" },
        { "\"a\nb\",c\nd,e\n", "1:a\nb~c|3:d~e" },
        { "\"a\r\nb\",c\r\nd,e", "1:a\r\nb~c|3:d~e" },
        { "x,\"a\"", "1:x~a" },
        { "x,\"a\"\r\n", "1:x~a" },
        { "é,日本,🦊\n", "1:é~日本~🦊" },
        { "x,a\"b\nc,d\n", "1:!a quote stands inside an unquoted field|2:c~d" },
        { "x,\"a\"b\nc,d\n", "1:!text follows a closing quote|2:c~d" },
        { "x,\"open\nc,d\ne,f\n", "1:!a quoted field is not closed|2:c~d|3:e~f" },
        { "x,\"open\nc,\"d\"\n", "1:!text follows a closing quote|2:c~d" },
        { "x,\"open", "1:!a quoted field is not closed" },
        { "a\0b,c\nd,e\n", "1:!the row holds a NUL byte|2:d~e" },
        { "\"a\0\",c\nd,e\n", "1:!the row holds a NUL byte|2:d~e" },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public void Reads_RFC_4180(string text, string expected) => Assert.Equal(expected, Show(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Gives_up_a_row_that_is_too_long_and_reads_on()
    {
        var huge = new string('x', 3_000_000);
        Assert.Equal($"1:a|2:!the row is longer than {CsvReader.RowBytesMax} bytes|3:b", Show(Encoding.UTF8.GetBytes($"a\n{huge},{huge}\nb\n")));
    }

    [Fact]
    public void A_stray_quote_does_not_swallow_a_large_file()
    {
        var rows = string.Concat(Enumerable.Range(0, 40_000).Select(i => $"row {i},with some text in it\n"));
        var shown = Show(Encoding.UTF8.GetBytes("x,\"open\n" + rows)).Split('|');
        Assert.Equal("1:!a quoted field is not closed", shown[0]);
        Assert.Equal(40_001, shown.Length);
        Assert.Equal("40001:row 39999~with some text in it", shown[^1]);
    }

    [Fact]
    public void Rows_across_the_edge_of_the_buffer_are_whole()
    {
        var text = string.Concat(Enumerable.Range(0, 60_000).Select(i => i % 7 == 0 ? $"\"{i}\n\"\"x\"\"\",b{i}\n" : $"{i},b{i}\n"));
        using var csv = new CsvReader(new MemoryStream(Encoding.UTF8.GetBytes(text)));
        var (line, row) = (1L, 0);
        for (; csv.Read(); row++)
        {
            Assert.Null(csv.Fault);
            Assert.Equal(line, csv.Line);
            Assert.Equal(row % 7 == 0 ? $"{row}\n\"x\"" : $"{row}", Encoding.UTF8.GetString(csv[0]));
            Assert.Equal($"b{row}", Encoding.UTF8.GetString(csv[1]));
            line += row % 7 == 0 ? 2 : 1;
        }

        Assert.Equal(60_000, row);
    }

    [Fact]
    public void Agrees_with_a_naive_reader_on_random_bytes()
    {
        var bytes = Gen.Frequency((4, Gen.Const((byte)',')), (3, Gen.Const((byte)'\n')), (3, Gen.Const((byte)'"')), (1, Gen.Const((byte)'\r')), (6, Gen.Byte));
        bytes.Array[0, 200].Sample(b => Show(b) == ShowNaive(b), iter: 200_000, seed: "0000KIQqDX5f1");
    }

    private static string Show(byte[] bytes)
    {
        var shown = new List<string>();
        using var csv = new CsvReader(new MemoryStream(bytes));
        while (csv.Read())
        {
            var fields = Enumerable.Range(0, Math.Min(csv.FieldCount, CsvReader.FieldsMax)).Select(f => Encoding.UTF8.GetString(csv[f]));
            shown.Add($"{csv.Line}:" + (csv.Fault is { } fault ? "!" + fault : string.Join('~', fields)));
        }

        return string.Join('|', shown);
    }

    /// <summary>The same grammar, a byte at a time and a line at a time.</summary>
    private static string ShowNaive(byte[] bytes)
    {
        var shown = new List<string>();
        var at = bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        var line = 1;
        while (at < bytes.Length)
        {
            var (fault, fields, next) = NaiveRow(bytes, at);
            if (fault is null && bytes.AsSpan(at, next - at).Contains((byte)0))
            {
                fault = "the row holds a NUL byte";
            }

            if (fault is not null)
            {
                var end = Array.IndexOf(bytes, (byte)'\n', at);
                next = end < 0 ? bytes.Length : end + 1;
                shown.Add($"{line}:!{fault}");
                line++;
            }
            else
            {
                var isEmpty = bytes.AsSpan(at, next - at).TrimEnd("\r\n"u8).IsEmpty && bytes.AsSpan(at, next - at).Count((byte)'\r') < 2;
                if (!isEmpty)
                {
                    shown.Add($"{line}:" + string.Join('~', fields));
                }

                line += bytes.AsSpan(at, next - at).Count((byte)'\n');
            }

            at = next;
        }

        return string.Join('|', shown);
    }

    private static (string? Fault, List<string> Fields, int Next) NaiveRow(byte[] bytes, int at)
    {
        var fields = new List<string>();
        while (true)
        {
            var field = new List<byte>();
            if (at < bytes.Length && bytes[at] == '"')
            {
                for (at++; ; at++)
                {
                    if (at >= bytes.Length)
                    {
                        return ("a quoted field is not closed", fields, at);
                    }

                    if (bytes[at] == '"')
                    {
                        if (at + 1 < bytes.Length && bytes[at + 1] == '"')
                        {
                            at++;
                        }
                        else
                        {
                            at++;
                            break;
                        }
                    }

                    field.Add(bytes[at]);
                }

                fields.Add(Encoding.UTF8.GetString([.. field]));
                if (at < bytes.Length && bytes[at] == '\r' && (at + 1 == bytes.Length || bytes[at + 1] == '\n'))
                {
                    at++;
                }

                if (at < bytes.Length && bytes[at] is not ((byte)',' or (byte)'\n'))
                {
                    return ("text follows a closing quote", fields, at);
                }
            }
            else
            {
                for (; at < bytes.Length && bytes[at] is not ((byte)',' or (byte)'\n'); at++)
                {
                    if (bytes[at] == '"')
                    {
                        return ("a quote stands inside an unquoted field", fields, at);
                    }

                    field.Add(bytes[at]);
                }

                if ((at == bytes.Length || bytes[at] == '\n') && field.Count > 0 && field[^1] == '\r')
                {
                    field.RemoveAt(field.Count - 1);
                }

                fields.Add(Encoding.UTF8.GetString([.. field]));
            }

            if (at >= bytes.Length || bytes[at] == '\n')
            {
                return (null, fields, Math.Min(at + 1, bytes.Length));
            }

            at++;
        }
    }
}
