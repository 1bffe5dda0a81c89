using Microsoft.AspNetCore.Authorization;

namespace Cordon.Web.Access;

/// <summary>That a page or a call is for everybody, and why that is right.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OpenToAllAttribute(string reason) : Attribute, IAllowAnonymous
{
    /// <summary>Why nobody need sign in.</summary>
    public string Reason { get; } = reason;
}
