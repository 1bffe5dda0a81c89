using System.Security.Cryptography;
using System.Text;
using Cordon.Web.Access;
using Cordon.Core.Casework;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;

namespace Cordon.Web.People;

/// <summary>Lets whoever has a demonstration's link be anybody in it. A centre that is no demonstration has no such call.</summary>
internal static class DemoEndpoints
{
    /// <summary>
    /// The people of a demonstration, one of each role and a second supervisor, since rules take two; the bank's officer is at the first bank of the
    /// made-up town.
    /// </summary>
    public static readonly IReadOnlyList<(string UserName, string ShownName, OfficerRole Role)> Cast =
    [
        ("duty", "Mara Lind", OfficerRole.DutyOfficer),
        ("investigator", "Tomas Reyes", OfficerRole.Investigator),
        ("liaison", "Aiko Tan", OfficerRole.Liaison),
        ("supervisor", "Greta Okafor", OfficerRole.Supervisor),
        ("second", "Idris Bello", OfficerRole.Supervisor),
        ("auditor", "Pavel Ist", OfficerRole.Auditor),
        ("statistician", "Noor Haddad", OfficerRole.Statistician),
        ("administrator", "Wen Li", OfficerRole.Administrator),
        ("bank", "Sara Voss", OfficerRole.BankOfficer),
    ];

    /// <summary>Maps the call.</summary>
    /// <param name="first">Where somebody is led who says nothing else.</param>
    public static void Map(IEndpointRouteBuilder routes, string demoSecret, string first) =>
        routes.MapGet("/demo/{secret}/{who}", async (string secret, string who, string? next, UserManager<Officer> people, SignInRecords records) =>
        {
            var isRight = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(demoSecret));
            if (!isRight || await people.FindByNameAsync(who).ConfigureAwait(false) is not { } officer)
            {
                return Results.NotFound();
            }

            var isIn = await records.SignInAsync(officer, WayIn.Demo).ConfigureAwait(false);
            return Results.LocalRedirect(isIn ? SignInEndpoints.LocalOrHome(next ?? first) : SignInEndpoints.Failed);
        }).RequireRateLimiting(RequestLimits.SignIn).WithMetadata(new OpenToAllAttribute("a demonstration's link lets in; all in it is made up"));
}
