namespace Recruit.Silo;

/// <summary>How the cluster's libraries name PostgreSQL.</summary>
internal static class PostgreSql
{
    public const string Invariant = "Npgsql";
}
