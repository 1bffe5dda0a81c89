using Cordon.Formats.DataSets;

namespace Cordon.Learning;

/// <summary>The groups by which a model's figures are told: where it is weak is found here first.</summary>
public static class Groupings
{
    /// <summary>The budget at which groups are compared.</summary>
    public const decimal HoldsPer10000 = Comparison.HoldsPer10000;

    /// <summary>Each grouping's name, and the group a payment of a set is in.</summary>
    public static IEnumerable<(string Name, Func<LabelledPayment, string?> GroupOf)> Of(TrainingSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        yield return ("by_label", payment => payment.Label is { } label ? LabelName(label) : null);
        yield return ("by_type", payment => payment.IsCriminal ? set.Labels.Types[payment.Type] : null);
        yield return ("by_channel", payment => set.Channels[payment.Channel]);
        yield return ("by_payer_bank", payment => set.Banks[payment.PayerBank]);
        yield return ("by_payee_age", payment => AgeName(payment.PayeeAge));
    }

    private static string LabelName(PaymentLabel label) => label.ToString().ToLowerInvariant();

    private static string AgeName(AgeBand age) => age switch
    {
        AgeBand.NeverSeen => "0 never seen before",
        AgeBand.UnderAWeek => "1 under a week",
        AgeBand.UnderAMonth => "2 under a month",
        _ => "3 older",
    };
}
