namespace Cordon.Learning;

/// <summary>
/// When a challenger in shadow is to decide. It stands there because it did better on one stretch, and the best of several does so by chance: what
/// was decided since is the only stretch that it was not chosen by, and on that alone it has to do better again. Both stretches together have to
/// say so too, lest a good week outweigh a bad month.
/// </summary>
public static class ShadowRule
{
    /// <param name="since">The two models compared on what was decided since the challenger stood.</param>
    /// <param name="together">The same on all that it has not learnt from.</param>
    public static ShadowVerdict Of(Comparison since, Comparison together)
    {
        ArgumentNullException.ThrowIfNull(since);
        ArgumentNullException.ThrowIfNull(together);
        return !since.CanTell ? ShadowVerdict.Wait
            : since.IsBetter && together.IsBetter ? ShadowVerdict.Promote
            : ShadowVerdict.Drop;
    }
}
