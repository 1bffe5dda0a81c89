using Cordon.Core.Screening;
using Cordon.Engine.Records;

namespace Cordon.Learning;

/// <summary>The columns a model learns from.</summary>
internal abstract class ModelColumns
{
    /// <summary>Their names, without blanks.</summary>
    public abstract string[] Names { get; }

    /// <summary>Writes a payment's row; what is not known is not a number.</summary>
    public abstract void Fill(PaymentBlock block, int lane, Span<double> row);

    protected static double ValueOf(long fact) => fact == Facts.Unknown ? double.NaN : fact;
}

/// <summary>The facts that screening computes, as it computed them: what a model of the product learns from.</summary>
internal sealed class FactColumns : ModelColumns
{
    /// <summary>
    /// Not the model's own result; not what a hold already stops; and of texts only the kinds of accounts, of which there are few: any other text
    /// is a hash, which a threshold splits without sense.
    /// </summary>
    private static readonly FactInfo[] Used = [.. Facts.All.Where(fact =>
        fact.Index is not (Facts.ModelScore or Facts.TakesFrozen or Facts.PayeeAllowed or Facts.PayerWatched or Facts.PayeeWatched)
        && (fact.Type != FactType.Text || fact.Index is Facts.PayerKind or Facts.PayeeKind))];

    /// <summary>The facts, by number.</summary>
    public static IEnumerable<int> Numbers => Used.Select(fact => fact.Index);

    public override string[] Names { get; } = [.. Used.Select(fact => fact.Name)];

    public override void Fill(PaymentBlock block, int lane, Span<double> row)
    {
        for (var column = 0; column < Used.Length; column++)
        {
            row[column] = ValueOf(block.FactBlock[Used[column].Index, lane]);
        }
    }
}

/// <summary>A payment's own columns and no history: what a model must beat to be worth its windows.</summary>
internal sealed class RawColumns : ModelColumns
{
    private static readonly int[] OwnFacts =
        [Facts.Hour, Facts.IsRound, Facts.IsAbroad, Facts.IsSameBank, Facts.Channel, Facts.Purpose, Facts.CurrencyCode, Facts.PayerKind, Facts.PayeeKind];

    public override string[] Names { get; } = ["time", "sender", "receiver", "amount_sent", .. OwnFacts.Select(fact => Facts.All[fact].Name)];

    public override void Fill(PaymentBlock block, int lane, Span<double> row)
    {
        row[0] = block.TimeMilliseconds[lane];
        row[1] = block.Payer[lane];
        row[2] = block.Payee[lane];
        row[3] = block.AmountMinor[lane];
        for (var column = 0; column < OwnFacts.Length; column++)
        {
            row[4 + column] = ValueOf(block.FactBlock[OwnFacts[column], lane]);
        }
    }
}
