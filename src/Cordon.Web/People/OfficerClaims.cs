using System.Security.Claims;
using Cordon.Core.Casework;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Cordon.Web.People;

/// <summary>What a sign-in says of a person: who, what they are, of which bank, and how they read screens.</summary>
public sealed class OfficerClaims(UserManager<Officer> people, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Officer>(people, options)
{
    private const string RoleClaim = "cordon:role";
    private const string BankClaim = "cordon:bank";
    private const string NameClaim = "cordon:name";
    private const string LanguageClaim = "cordon:language";
    private const string ZoneClaim = "cordon:zone";

    /// <summary>Who acts; a nobody where nobody has signed in.</summary>
    public static ActingOfficer Acting(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        var id = principal.FindFirstValue(ClaimTypes.NameIdentifier);
        return principal.Identity?.IsAuthenticated == true && id is not null && Enum.TryParse<OfficerRole>(principal.FindFirstValue(RoleClaim), out var role)
            ? new ActingOfficer(id, role, principal.FindFirstValue(BankClaim))
            : new ActingOfficer("", OfficerRole.None);
    }

    /// <summary>The name that is shown of whoever has signed in.</summary>
    public static string ShownName(ClaimsPrincipal principal) => principal.FindFirstValue(NameClaim) ?? "";

    /// <summary>The language that the person chose; null for none.</summary>
    public static string? Language(ClaimsPrincipal principal) => principal.FindFirstValue(LanguageClaim);

    /// <summary>The time zone that the person chose; null for none.</summary>
    public static string? Zone(ClaimsPrincipal principal) => principal.FindFirstValue(ZoneClaim);

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Officer user)
    {
        ArgumentNullException.ThrowIfNull(user);
        var identity = await base.GenerateClaimsAsync(user).ConfigureAwait(false);
        identity.AddClaim(new Claim(RoleClaim, user.Role.ToString()));
        identity.AddClaim(new Claim(NameClaim, user.ShownName));
        if (user.Language.Length > 0)
        {
            identity.AddClaim(new Claim(LanguageClaim, user.Language));
        }

        if (user.Zone.Length > 0)
        {
            identity.AddClaim(new Claim(ZoneClaim, user.Zone));
        }

        if (user.Bank is { } bank)
        {
            identity.AddClaim(new Claim(BankClaim, bank));
        }

        return identity;
    }
}
