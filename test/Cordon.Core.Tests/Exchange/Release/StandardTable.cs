using Cordon.Core.Exchange.Release;

namespace Cordon.Core.Tests.Exchange.Release;

/// <summary>The table of the policy in force, made once for all tests, and the one that is committed.</summary>
internal static class StandardTable
{
    private static readonly Lazy<PolicyTable> Made = new(() => PolicyTable.Of(ReleasePolicy.Standard));

    public static PolicyTable Now => Made.Value;

    public static string Committed()
    {
        using var file = new StreamReader(typeof(StandardTable).Assembly.GetManifestResourceStream("release-policy.txt")!);
        return file.ReadToEnd();
    }

    /// <summary>The standard rules with one of them replaced, or left out where it is replaced by nothing.</summary>
    public static ReleasePolicy With(string id, Func<ReleaseRule, ReleaseRule?> replace) => new(
        ReleaseRules.Standard.Select(rule => rule.Id == id ? replace(rule) : rule).OfType<ReleaseRule>());
}
