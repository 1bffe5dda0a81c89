namespace Cordon.Bench.Outbox;

/// <summary>An order as a bank has it in its own books. Amounts in minor units.</summary>
public sealed class DeskOrder(string id, string account, long askedMinor)
{
    public string Id => id;

    public string Account => account;

    /// <summary>What it asks for now, and what it asked for first.</summary>
    public long AskedMinor { get; set; } = askedMinor;

    public long FirstMinor { get; } = askedMinor;

    /// <summary>What the centre accepted as frozen.</summary>
    public long FrozenMinor { get; set; }

    /// <summary>Whether the bank freezes all that is asked for.</summary>
    public bool IsToFreeze { get; set; }

    public long ReleasedMinor { get; set; }

    public bool IsWithdrawn { get; set; }

    /// <summary>What the centre accepted as the bank's answer; null for none.</summary>
    public string? Answered { get; set; }

    /// <summary>Whether the centre refused the answer: then it must have withdrawn or reduced the order.</summary>
    public bool IsLate { get; set; }
}
