namespace Cordon.Core.Screening.Model;

/// <summary>What a model file may hold. Beyond these a file is refused rather than scored slowly.</summary>
public static class TreeLimits
{
    /// <summary>Trees in an ensemble: at about a nanosecond each a payment, scoring stays within microseconds.</summary>
    public const int TreesMax = 2_000;

    /// <summary>Splits from a root to a leaf: six masks name one of 64 leaves, which is what one shuffle of bytes can look up.</summary>
    public const int DepthMax = 6;

    /// <summary>Leaves in a tree: a complete tree of the greatest depth.</summary>
    public const int LeavesMax = 1 << DepthMax;

    /// <summary>Features in an ensemble; a feature takes at most two rows of bytes, and 256 rows are numbered by a byte.</summary>
    public const int FeaturesMax = 128;

    /// <summary>Different thresholds of one feature: a bin is a byte, and its highest value stands for missing.</summary>
    public const int ThresholdsMax = 254;

    /// <summary>The greatest leaf value, in log-odds, so that a leaf fits 32 bits in units of <see cref="TreeEnsemble.MarginOne"/>.</summary>
    public const int LeafValueMax = 64;

    /// <summary>Characters in a model file: 2,000 trees of 64 leaves take about 10 million.</summary>
    public const int TextLengthMax = 32_000_000;

    /// <summary>Characters in a model's name, version or date.</summary>
    public const int HeaderLengthMax = 200;
}
