using Cordon.Formats.DataSets;

namespace Cordon.Learning;

/// <summary>What is kept of a payment besides its facts, to split a history by time and to judge scores by group.</summary>
/// <param name="TimeMilliseconds">When it counts as decided (<see cref="IPaymentLabels.TimeOf"/>), from the Unix epoch.</param>
/// <param name="AmountMinor">As it was handed in: currencies are not converted.</param>
/// <param name="Label">What it truly was; null when nobody has said.</param>
/// <param name="Type">The number of its kind of scam, in the set's labels.</param>
/// <param name="Channel">The number of its channel, in the set.</param>
/// <param name="PayerBank">The number of the payer's bank, in the set.</param>
/// <param name="PayeeAge">How long the payee's account had been known.</param>
/// <param name="Weight">How far the label is believed, above 0 and at most 1.</param>
/// <param name="Suspected">Of a payment presumed genuine: how far it is believed to be criminal all the same; with its weight at most 1.</param>
public readonly record struct LabelledPayment(
    long TimeMilliseconds, long AmountMinor, PaymentLabel? Label, int Type, int Channel, int PayerBank, AgeBand PayeeAge, float Weight = 1, float Suspected = 0)
{
    /// <summary>Whether it is presumed genuine only since nobody has said anything; a person's word is believed, whatever a model suspects.</summary>
    public bool IsSilence { get; init; }

    /// <summary>Whether stopping it would have been right: the victim's payment, and the moving on of what was stolen.</summary>
    public bool IsCriminal => Label is PaymentLabel.Scam or PaymentLabel.Layering or PaymentLabel.Cashout;

    public bool IsGenuine => Label == PaymentLabel.Genuine;

    /// <summary>Whether it is one or the other: bait, and what nobody has said anything of, is neither learnt from nor judged by.</summary>
    public bool IsJudged => IsCriminal || IsGenuine;
}
