namespace Cordon.Core.Screening.Model;

/// <summary>How wide the trees are walked. All give the same bits; tests force each.</summary>
internal enum TreeKernel
{
    /// <summary>Lane by lane on the facts themselves, without bins.</summary>
    Scalar,
    Vector128,
    Vector256,
    Vector512,
}
