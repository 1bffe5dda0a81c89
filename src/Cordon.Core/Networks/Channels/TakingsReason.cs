namespace Cordon.Core.Networks.Channels;

/// <summary>What of a merchant's takings is compared with others of its trade.</summary>
public enum TakingsSign : byte
{
    /// <summary>The middle payment, in minor units.</summary>
    MiddleSum,

    /// <summary>The payment that nine in ten are below, in minor units.</summary>
    LargeSum,

    /// <summary>Round sums, in thousandths of the money.</summary>
    RoundSums,

    /// <summary>Payments from midnight to six by the centre's clock, in thousandths of the money.</summary>
    AtNight,

    /// <summary>Payers who paid once, in thousandths of the money.</summary>
    OneTimePayers,

    /// <summary>Payments of young or pass-through accounts, in thousandths of the money.</summary>
    WeakPayers,

    /// <summary>What a payer paid in all, the middle one, in minor units.</summary>
    PerPayer,
}

/// <summary>Something of a merchant's takings that does not fit its trade.</summary>
/// <param name="Sign">What.</param>
/// <param name="Found">This merchant's, in the sign's unit.</param>
/// <param name="Usual">The middle of its trade.</param>
/// <param name="Distance">How far off, in tenths of the trade's middle distance from its middle (MAD).</param>
public readonly record struct TakingsReason(TakingsSign Sign, long Found, long Usual, long Distance);
