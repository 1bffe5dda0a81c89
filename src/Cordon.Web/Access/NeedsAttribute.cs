using Cordon.Core.Casework;
using Microsoft.AspNetCore.Authorization;

namespace Cordon.Web.Access;

/// <summary>What a page or a call needs. Each has either this or <see cref="OpenToAllAttribute"/>; a test finds those that have neither.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(Act act) : AuthorizeAttribute(PolicyOf(act))
{
    /// <summary>The act that is needed.</summary>
    public Act Act { get; } = act;

    /// <summary>The policy's name for an act.</summary>
    public static string PolicyOf(Act act) => "act:" + act;
}
