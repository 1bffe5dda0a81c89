namespace Cordon.Core.Tracing;

/// <summary>What a bank did with a part of a purse's money. The numbers stand in snapshots.</summary>
internal enum HoldCutKind : byte
{
    /// <summary>It began to hold it.</summary>
    Held = 0,

    /// <summary>It let it go.</summary>
    LetGo = 1,

    /// <summary>It paid it back without having held it.</summary>
    PaidBack = 2,

    /// <summary>It paid back what it held: that lies apart as before, and not in the account any more.</summary>
    Returned = 3,
}
