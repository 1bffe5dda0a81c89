namespace Cordon.Core.Tracing;

/// <summary>What became of a part of the money at the end of its trail.</summary>
public enum TrailFate : byte
{
    /// <summary>It lies in the account and can be frozen.</summary>
    Rests = 0,

    /// <summary>It reached an end of this kind; the numbers are those of <see cref="EndKind"/>.</summary>
    Cash = 1,
    Exchange = 2,
    Merchant = 3,
    Abroad = 4,

    /// <summary>It came back to an account it was taken from.</summary>
    CameBack = 5,

    /// <summary>A fee, or what rounding in a conversion left: it stayed with a bank on the way.</summary>
    Fee = 6,

    /// <summary>It was not followed further, since a bound was met.</summary>
    Unfollowed = 7,

    /// <summary>Of a trace backward: it was there when what is known of the account begins.</summary>
    Opening = 8,

    /// <summary>Of a trace backward: it was in the account, and whence is not known: more left than had come.</summary>
    Unknown = 9,

    /// <summary>Of a trace backward: it is what a reported payment moved.</summary>
    Reported = 10,

    /// <summary>A bank held it on a freeze order: from then on the order tells what became of it.</summary>
    Frozen = 11,

    /// <summary>A bank paid it back without having held it: the order tells when.</summary>
    PaidBack = 12,
}
