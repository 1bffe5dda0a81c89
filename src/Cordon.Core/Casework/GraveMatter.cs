namespace Cordon.Core.Casework;

/// <summary>What is to be done by two persons. The names stand in journals and never change.</summary>
public abstract record GraveMatter
{
    private GraveMatter()
    {
    }

    /// <summary>Without whose payment it is.</summary>
    public sealed override string ToString() => GetType().Name;

    /// <summary>What somebody must be allowed to do to propose it.</summary>
    public abstract Act Proposes { get; }

    /// <summary>End a hold by blocking the payment for good.</summary>
    /// <param name="PaymentId">As it was first handed in.</param>
    /// <param name="Submitter">The number of the bank that handed it in.</param>
    public sealed record BlockPayment(string PaymentId, uint Submitter) : GraveMatter
    {
        public override Act Proposes => Act.DecideHold;
    }

    /// <summary>Make a rule set the one that decides.</summary>
    /// <param name="Tested">What its proposer saw that it would have done to the centre's past, as figures; null where it was not tried.</param>
    public sealed record PublishRules(string Text, string? Tested = null) : GraveMatter
    {
        /// <summary>Characters of a rule set: a thousand rules of a page each would be no rules any more.</summary>
        public const int CharactersMax = 1024 * 1024;

        /// <summary>Characters of figures: they are some dozen numbers.</summary>
        public const int TestedCharactersMax = 8 * 1024;

        public override Act Proposes => Act.ProposePolicy;
    }
}
