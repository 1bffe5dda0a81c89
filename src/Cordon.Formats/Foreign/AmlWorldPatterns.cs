using System.Text;
using Cordon.Formats.DataSets;

namespace Cordon.Formats.Foreign;

/// <summary>
/// AMLworld's list of laundering attempts: blocks of rows of the transactions' file between "BEGIN LAUNDERING ATTEMPT - NAME" and
/// "END LAUNDERING ATTEMPT". A row there is the same text as the row it means, but for zeros before the banks' numbers.
/// </summary>
internal sealed class AmlWorldPatterns
{
    private const string Begin = "BEGIN LAUNDERING ATTEMPT";
    private const string End = "END LAUNDERING ATTEMPT";
    private const int LineCharsMax = 4096;

    // Two transactions may be alike in every field; each attempt then takes one of them.
    private readonly Dictionary<string, Queue<string>> _byRow = new(StringComparer.Ordinal);

    /// <summary>Reads every list of patterns among the inputs.</summary>
    public static AmlWorldPatterns Read(ForeignInputs inputs, ImportRun run)
    {
        var patterns = new AmlWorldPatterns();
        var attempt = 0;
        foreach (var path in inputs.Files.Where(f => DataFile.WithoutCompression(f).EndsWith(".txt", StringComparison.OrdinalIgnoreCase)))
        {
            using var text = new StreamReader(DataFile.OpenRead(path), Encoding.UTF8);
            try
            {
                if (patterns.Read(text, ref attempt))
                {
                    run.Read(path);
                }
            }
            catch (Exception fault) when (DataFile.IsDamage(fault))
            {
                throw new DataSetException($"{path} is damaged or cut off: {fault.Message}", fault);
            }
        }

        return patterns;
    }

    /// <summary>The pattern of a laundering row, or null; a pattern is given once.</summary>
    public string? Take(TableReader row)
    {
        if (_byRow.Count == 0)
        {
            return null;
        }

        var fields = new string[Math.Min(10, row.Columns.Count)];
        for (var at = 0; at < fields.Length; at++)
        {
            fields[at] = Encoding.UTF8.GetString(row.Field(at));
        }

        return _byRow.TryGetValue(Key(fields), out var queue) && queue.TryDequeue(out var pattern) ? pattern : null;
    }

    private static string Key(ReadOnlySpan<string> fields)
    {
        var key = new StringBuilder();
        for (var at = 0; at < fields.Length; at++)
        {
            var field = fields[at].Trim();
            key.Append(at is 1 or 3 && field.TrimStart('0') is { Length: > 0 } bare ? bare : field).Append('\u001f');
        }

        return key.ToString();
    }

    private bool Read(StreamReader text, ref int attempt)
    {
        string? pattern = null;
        var any = false;
        while (text.ReadLine() is { } line)
        {
            if (line.Length > LineCharsMax)
            {
                // No row of the format is so long: this is some other text.
                return any;
            }

            if (line.StartsWith(Begin, StringComparison.Ordinal))
            {
                var name = line[Begin.Length..].TrimStart(' ', '-').Split(':')[0].Trim();
                pattern = $"{name}:{++attempt}";
                any = true;
            }
            else if (line.StartsWith(End, StringComparison.Ordinal))
            {
                pattern = null;
            }
            else if (pattern is not null && line.Split(',') is { Length: >= 11 } fields)
            {
                var key = Key(fields.AsSpan(0, 10));
                if (!_byRow.TryGetValue(key, out var queue))
                {
                    _byRow.Add(key, queue = new Queue<string>());
                }

                queue.Enqueue(pattern);
            }
        }

        return any;
    }
}
