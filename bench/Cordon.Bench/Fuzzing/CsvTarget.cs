using Cordon.Formats.DataSets;

namespace Cordon.Bench.Fuzzing;

/// <summary>The CSV reader against RFC 4180 read plainly, byte by byte, on every input in which it finds no fault.</summary>
internal sealed class CsvTarget() : FuzzTarget("csv")
{
    public override IReadOnlyList<byte[]> Samples { get; } = Utf8(
        "a,b,c\n1,2,3\n4,5,6\n", "\uFEFFname,text\r\nx,\"a \"\"quoted\"\" word, and\r\nmore\"\r\n\r\ny,\"\"\r\n", "\"a\",\"b\"\n\"c\",d\n\"\",\"\n\"",
        string.Join(',', Enumerable.Range(0, 70)) + "\n" + string.Concat(Enumerable.Repeat("0123456789,", 40)) + "\r\nlast,é,😀");

    public override bool Accepts(byte[] input)
    {
        using var csv = new CsvReader(new MemoryStream(input));
        var rows = new List<byte[][]>();
        var (hasFault, line) = (false, 0L);
        while (csv.Read())
        {
            Require(csv.Line > line, $"line {csv.Line} comes after line {line}");
            line = csv.Line;
            hasFault |= csv.Fault is not null;
            Require(csv.Raw.Length <= CsvReader.RowBytesMax && (csv.Fault is null || csv.FieldCount == 0), "a row breaks its bounds");
            var row = new byte[Math.Min(csv.FieldCount, CsvReader.FieldsMax)][];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = csv[i].ToArray();
            }

            rows.Add(row);
        }

        if (!hasFault)
        {
            Compare(rows, Plainly(input));
        }

        return !hasFault;
    }

    private static void Compare(List<byte[][]> rows, List<List<byte[]>> expected)
    {
        Require(rows.Count == expected.Count, $"{rows.Count} rows and not {expected.Count}");
        for (var i = 0; i < rows.Count; i++)
        {
            Require(rows[i].Length == Math.Min(expected[i].Count, CsvReader.FieldsMax), $"row {i} has {rows[i].Length} fields and not {expected[i].Count}");
            for (var field = 0; field < rows[i].Length; field++)
            {
                Require(rows[i][field].AsSpan().SequenceEqual(expected[i][field]), $"row {i}, field {field} is another");
            }
        }
    }

    /// <summary>A good file's rows, without its empty lines.</summary>
    private static List<List<byte[]>> Plainly(byte[] input)
    {
        var rows = new List<List<byte[]>>();
        for (var at = input.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0; at < input.Length;)
        {
            var from = at;
            List<byte[]> row = [Field(input, ref at)];
            while (at < input.Length && input[at] == ',')
            {
                at++;
                row.Add(Field(input, ref at));
            }

            var end = at;
            at += at < input.Length && input[at] == '\r' ? 1 : 0;
            at += at < input.Length && input[at] == '\n' ? 1 : 0;
            if (end > from)
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    private static byte[] Field(byte[] input, ref int at)
    {
        var text = new List<byte>();
        if (at < input.Length && input[at] == '"')
        {
            for (at++; input[at] != '"' || (at + 1 < input.Length && input[at + 1] == '"'); at++)
            {
                at += input[at] == '"' ? 1 : 0;
                text.Add(input[at]);
            }

            at++;
            return [.. text];
        }

        // A carriage return ends a line only before a line feed or at the end; elsewhere it is text.
        while (at < input.Length && input[at] is not ((byte)',' or (byte)'\n')
            && !(input[at] == '\r' && (at + 1 == input.Length || input[at + 1] == '\n')))
        {
            text.Add(input[at++]);
        }

        return [.. text];
    }
}
