using System.Text.Json;

namespace Cordon.Formats.Foreign;

/// <summary>What came of an import. Every row in is a payment, something counted in <paramref name="OtherRows"/>, or rejected.</summary>
/// <param name="Format">The format's name.</param>
/// <param name="Files">The names of the files read.</param>
/// <param name="RowsIn">Rows of payments read.</param>
/// <param name="Payments">Payments written.</param>
/// <param name="Accounts">Accounts written.</param>
/// <param name="Labels">Labels written.</param>
/// <param name="Banks">Banks that were given a BIC.</param>
/// <param name="OtherRows">Rows among <paramref name="RowsIn"/> that are no payments (opening balances, say), by what they are.</param>
/// <param name="Rejected">Bad rows, those of files beside the payments included.</param>
/// <param name="RejectedPaymentRows">Bad rows among <paramref name="RowsIn"/>.</param>
/// <param name="RejectedByReason">Bad rows by reason.</param>
/// <param name="RoundedAmounts">Amounts that had more decimals than their currency and were rounded, half to even.</param>
/// <param name="Notes">What else was counted, of files for one.</param>
public sealed record ImportResult(
    string Format,
    IReadOnlyList<string> Files,
    long RowsIn,
    long Payments,
    long Accounts,
    long Labels,
    long Banks,
    IReadOnlyDictionary<string, long> OtherRows,
    long Rejected,
    long RejectedPaymentRows,
    IReadOnlyDictionary<string, long> RejectedByReason,
    long RoundedAmounts,
    IReadOnlyDictionary<string, long> Notes)
{
    /// <summary>Writes it as JSON; the same result gives the same bytes.</summary>
    public void Write(string path)
    {
        using var file = File.Create(path);
        using var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteString("format", Format);
        json.WriteStartArray("files");
        foreach (var name in Files)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
        json.WriteNumber("rows_in", RowsIn);
        json.WriteNumber("payments", Payments);
        json.WriteNumber("accounts", Accounts);
        json.WriteNumber("labels", Labels);
        json.WriteNumber("banks", Banks);
        Counts(json, "other_rows", OtherRows);
        json.WriteNumber("rejected", Rejected);
        json.WriteNumber("rejected_payment_rows", RejectedPaymentRows);
        Counts(json, "rejected_by_reason", RejectedByReason);
        json.WriteNumber("rounded_amounts", RoundedAmounts);
        Counts(json, "notes", Notes);
        json.WriteEndObject();
    }

    private static void Counts(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, long> counts)
    {
        json.WriteStartObject(name);
        foreach (var (what, count) in counts)
        {
            json.WriteNumber(what, count);
        }

        json.WriteEndObject();
    }
}
