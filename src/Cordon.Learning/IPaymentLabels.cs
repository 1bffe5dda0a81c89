using Cordon.Core.Values;
using Cordon.Engine.Records;

namespace Cordon.Learning;

/// <summary>Who says, after the decisions, what payments truly were.</summary>
public interface IPaymentLabels
{
    /// <summary>Kinds of scams and patterns, by number; number 0 is unnamed.</summary>
    IReadOnlyList<string> Types { get; }

    /// <summary>When a payment counts as decided: the one clock by which its label has an age and a history is split.</summary>
    Instant TimeOf(PaymentBlock block, int lane);

    /// <summary>What a decided payment was; null when nobody has said.</summary>
    SaidLabel? Find(PaymentBlock block, int lane);
}
