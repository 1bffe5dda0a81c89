namespace Cordon.Learning;

/// <summary>What is to become of a challenger that has stood in shadow.</summary>
public enum ShadowVerdict : byte
{
    /// <summary>Too little is known yet of what was decided since.</summary>
    Wait,

    /// <summary>It did better before it stood, and again since.</summary>
    Promote,

    /// <summary>What it did better before it stood was chance, or has passed.</summary>
    Drop,
}
