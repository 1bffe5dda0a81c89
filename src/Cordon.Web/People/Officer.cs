using Cordon.Core.Casework;
using Microsoft.AspNetCore.Identity;

namespace Cordon.Web.People;

/// <summary>A person who signs in. Their identifier stands in records; their name is shown.</summary>
public sealed class Officer : IdentityUser
{
    /// <summary>Characters of a name that is shown.</summary>
    public const int ShownNameCharactersMax = 80;

    /// <summary>How the person is called on screens.</summary>
    public string ShownName { get; set; } = "";

    /// <summary>What the person is; see <see cref="Authority"/>.</summary>
    public OfficerRole Role { get; set; }

    /// <summary>The bank of a bank's officer, without its branch; null for the centre's own people.</summary>
    public string? Bank { get; set; }

    /// <summary>The language of the screens: en or zh; empty for the browser's.</summary>
    public string Language { get; set; } = "";

    /// <summary>The time zone in which times are shown (IANA); empty for the browser's.</summary>
    public string Zone { get; set; } = "";

    /// <summary>Whether the person was let go: signs in no more, and stays in records.</summary>
    public bool IsGone { get; set; }
}
