using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Web.People;

/// <summary>The people of a centre, how they sign in, and the links that let them in: one SQLite file, never in the journal.</summary>
public sealed class PeopleContext(DbContextOptions<PeopleContext> options) : IdentityUserContext<Officer>(options)
{
    /// <summary>Links that have not been used yet.</summary>
    public DbSet<Invitation> Invitations => Set<Invitation>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.OnModelCreating(builder);
        builder.Entity<Officer>(officer =>
        {
            officer.Property(o => o.ShownName).HasMaxLength(Officer.ShownNameCharactersMax);
            officer.Property(o => o.Role).HasConversion<string>();
        });
        builder.Entity<Invitation>().HasKey(invitation => invitation.SecretHash);
    }
}
