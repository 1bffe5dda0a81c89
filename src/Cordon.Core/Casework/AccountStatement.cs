using System.Text;
using Cordon.Core.Cases;
using Cordon.Core.Language;
using Cordon.Core.Values;

namespace Cordon.Core.Casework;

/// <summary>
/// What moved in an account since a freeze order was made, as its bank tells it in CSV: one header, one line a movement, the oldest first. Read
/// strictly: one faulty line and nothing is taken, for a statement with holes would be believed.
/// </summary>
public static class AccountStatement
{
    /// <summary>The first line.</summary>
    public const string Header = "time,direction,amount,currency,counterparty,reference";

    /// <summary>Bytes of a statement: what one record of a case may grow by.</summary>
    public const int BytesMax = 256 * 1024;

    /// <summary>Movements of a statement: more than a mule's account has between an order and its answer.</summary>
    public const int LinesMax = 2_000;

    /// <summary>Faults that are listed: whoever has more has the wrong file.</summary>
    public const int FaultsMax = 50;

    private const int FieldCount = 6;
    private const int CounterpartyCharactersMax = 70;
    private const int ReferenceCharactersMax = 140;

    /// <summary>Clocks differ: a movement may be this far ahead of the centre's.</summary>
    private static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(5);

    /// <summary>The movements; or, where there is a fault, what is wrong with which lines and no movement.</summary>
    public static (IReadOnlyList<AccountMovement> Movements, IReadOnlyList<StatementFault> Faults) Read(string text, FreezeOrder order, Instant now)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(order);
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        if (lines[0].Trim() != Header)
        {
            return ([], [new StatementFault(1, StatementFaultKind.Header)]);
        }

        if (lines.Length is 1 or > LinesMax + 1)
        {
            return ([], [new StatementFault(lines.Length, lines.Length == 1 ? StatementFaultKind.Empty : StatementFaultKind.TooMany)]);
        }

        var (movements, faults, seen) = (new List<AccountMovement>(), new List<StatementFault>(), new HashSet<string>(StringComparer.Ordinal));
        for (var i = 1; i < lines.Length && faults.Count < FaultsMax; i++)
        {
            var (movement, fault) = Movement(lines[i], order, now);
            fault ??= movements.Count > 0 && movement!.At < movements[^1].At ? StatementFaultKind.OutOfOrder
                : seen.Add(movement!.Reference) ? null : StatementFaultKind.Twice;
            if (fault is { } kind)
            {
                faults.Add(new StatementFault(i + 1, kind));
            }
            else
            {
                movements.Add(movement!);
            }
        }

        return faults.Count > 0 ? ([], faults) : (movements, faults);
    }

    private static (AccountMovement? Movement, StatementFaultKind? Fault) Movement(string line, FreezeOrder order, Instant now)
    {
        if (Fields(line) is not [var time, var direction, var amount, var currency, var counterparty, var reference])
        {
            return (null, StatementFaultKind.Fields);
        }

        if (!Instant.TryParse(Encoding.UTF8.GetBytes(time), out var moment))
        {
            return (null, StatementFaultKind.Time);
        }

        var minor = 0L;
        StatementFaultKind? fault = moment < order.ProposedAt ? StatementFaultKind.BeforeOrder
            : moment > now + ClockSlack ? StatementFaultKind.Future
            : direction is not ("in" or "out") ? StatementFaultKind.Direction
            : currency != order.Asked.Currency.Code ? StatementFaultKind.Currency
            : Money.TryParseMajor(Encoding.UTF8.GetBytes(amount), order.Asked.Currency, out minor) != AmountFault.None || minor <= 0
                ? StatementFaultKind.Amount
            : CaseText.Refusal(counterparty, Phrase.Same(""), CounterpartyCharactersMax) is not null || counterparty.Any(char.IsControl)
                || CaseText.Refusal(reference, Phrase.Same(""), ReferenceCharactersMax) is not null || reference.Any(char.IsControl) ? StatementFaultKind.Text
            : null;
        return fault is null
            ? (new AccountMovement(moment, direction == "out", new Money(minor, order.Asked.Currency), counterparty, reference), null)
            : (null, fault);
    }

    /// <summary>The fields of a line, a quoted one without its marks; null where a mark has no other.</summary>
    private static List<string>? Fields(string line)
    {
        var fields = new List<string>(FieldCount);
        var field = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && isQuoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                field.Append(line[i++]);
            }
            else if (line[i] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (line[i] == ',' && !isQuoted)
            {
                fields.Add(field.ToString().Trim());
                field.Clear();
            }
            else
            {
                field.Append(line[i]);
            }
        }

        fields.Add(field.ToString().Trim());
        return isQuoted ? null : fields;
    }
}
