namespace Cordon.Exchange.Matching;

/// <summary>The three protocols of RFC 9497. The same key and input give another output in each.</summary>
public enum OprfMode : byte
{
    /// <summary>Whoever asks learns the output, and has to believe that the right key made it.</summary>
    Oblivious = 0,

    /// <summary>The answer comes with a proof that the published key made it.</summary>
    Verifiable = 1,

    /// <summary>The same, and both sides put something known to both into the output.</summary>
    PartiallyOblivious = 2,
}
