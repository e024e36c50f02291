using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Orleans.Configuration;
using Recruit.Orleans;
using Recruit.Orleans.Storage;

namespace Recruit.Silo;

/// <summary>Where a cluster keeps states, membership and reminders.</summary>
internal static class Stores
{
    public const string Memory = "memory";
    public const string PostgreSql = "postgresql";
    public const string Azure = "azure";

    /// <summary>How the cluster's libraries name PostgreSQL.</summary>
    private const string Npgsql = "Npgsql";

    /// <summary>Both stores of states. Blobs do not know the service, so each service has a container.</summary>
    public static ISiloBuilder UseStatesOf(this ISiloBuilder silo, string store, string connection, string service)
    {
        switch (store)
        {
            case Azure:
                silo.AddAzureBlobGrainStorage(SiloParts.LargeStore, blobs =>
                    (blobs.BlobServiceClient, blobs.ContainerName, blobs.GrainStorageSerializer, blobs.DeleteStateOnClear) =
                    (new BlobServiceClient(connection), service, new BytesSerializer(), true));
                silo.AddAzureTableGrainStorage(SiloParts.SmallStore, tables =>
                    (tables.TableServiceClient, tables.TableName, tables.GrainStorageSerializer, tables.DeleteStateOnClear, tables.UseStringFormat) =
                    (new TableServiceClient(connection), "recruit", new BytesSerializer(), true, false));
                return silo;
            case PostgreSql:
                foreach (var name in new[] { SiloParts.LargeStore, SiloParts.SmallStore })
                {
                    silo.AddAdoNetGrainStorage(name, sql =>
                        (sql.Invariant, sql.ConnectionString, sql.GrainStorageSerializer, sql.DeleteStateOnClear) = (Npgsql, connection, new BytesSerializer(), true));
                }

                return silo;
            default:
                foreach (var name in new[] { SiloParts.LargeStore, SiloParts.SmallStore })
                {
                    silo.AddMemoryGrainStorage(name, memory => memory.Configure(one => one.GrainStorageSerializer = new BytesSerializer()));
                }

                return silo;
        }
    }

    /// <summary>Membership and reminders.</summary>
    public static ISiloBuilder UseClusterOf(this ISiloBuilder silo, SiloConfiguration chosen)
    {
        silo.Configure<ClusterMembershipOptions>(membership => membership.ProbeTimeout = TimeSpan.FromMilliseconds(chosen.ProbeMilliseconds));
        if (chosen.Store == Memory)
        {
            return silo.UseLocalhostClustering(chosen.SiloPort, chosen.GatewayPort, serviceId: chosen.Service, clusterId: chosen.Cluster).UseInMemoryReminderService();
        }

        silo.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (chosen.Cluster, chosen.Service));
        silo.ConfigureEndpoints(chosen.SiloPort, chosen.GatewayPort);
        return chosen.Store == Azure
            ? silo.UseAzureStorageClustering(tables => tables.TableServiceClient = new TableServiceClient(chosen.Connection))
                .UseAzureTableReminderService(tables => tables.Configure(one => one.TableServiceClient = new TableServiceClient(chosen.Connection)))
            : silo.UseAdoNetClustering(sql => (sql.Invariant, sql.ConnectionString) = (Npgsql, chosen.Connection))
                .UseAdoNetReminderService(sql => (sql.Invariant, sql.ConnectionString) = (Npgsql, chosen.Connection));
    }
}
