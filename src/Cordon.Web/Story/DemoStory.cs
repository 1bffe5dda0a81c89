namespace Cordon.Web.Story;

/// <summary>What a demonstration's story is about. All of it was, or will be, handed in to the centre as everything else is.</summary>
public sealed record DemoStory
{
    /// <summary>The payment of the victim who calls.</summary>
    public required string PaymentId { get; init; }

    /// <summary>What the victim says on the telephone.</summary>
    public required Phrase Told { get; init; }

    /// <summary>A contact by which the gang is known again.</summary>
    public required string Contact { get; init; }

    /// <summary>What the next victim pays, once the first has been heard.</summary>
    public required string NextPaymentId { get; init; }

    /// <summary>The bank that hands the next victim's payment in, and that has money of the first.</summary>
    public required string NextBank { get; init; }

    /// <summary>Without what the victim said.</summary>
    public override string ToString() => $"a story of {PaymentId}";
}
